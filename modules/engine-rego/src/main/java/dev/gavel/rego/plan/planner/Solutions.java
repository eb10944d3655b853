package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import java.util.List;
import java.util.Set;

/**
 * Where several pieces of plan, of which none or one or each may have a value, come together: what
 * follows is planned once and not for each of them. Where they give variables values, these are
 * kept in rows, a row for each value; else there is one value at most.
 */
final class Solutions {
  private final Frame frame;
  private final Code code;
  private final List<String> variables;
  private final int local;

  Solutions(Frame frame, Set<String> variables) {
    this.frame = frame;
    this.code = frame.code;
    this.variables = List.copyOf(variables);
    if (variables.isEmpty()) {
      local = code.local();
      code.reset(local);
    } else {
      local = code.makeArray(0);
    }
  }

  void add(Operand value) {
    if (variables.isEmpty()) {
      code.assign(value, local);
      return;
    }
    int row = code.makeArray(variables.size() + 1);
    code.add(new Stmt.ArrayAppend(code.at(), value, row));
    for (String variable : variables) {
      code.add(new Stmt.ArrayAppend(code.at(), frame.variable(variable), row));
    }
    addRow(Code.read(row));
  }

  void addRow(Operand row) {
    code.add(new Stmt.ArrayAppend(code.at(), row, local));
  }

  /** The rows, to be added to others. */
  Operand rows() {
    return Code.read(local);
  }

  /** Goes on with each value; undefined if there is none. */
  Operand open() {
    if (variables.isEmpty()) {
      code.isDefined(local);
      return Code.read(local);
    }
    Operand row = code.scan(Code.read(local)).value();
    for (int i = 0; i < variables.size(); i++) {
      frame.variables.put(variables.get(i), code.dot(row, code.integer(i + 1L)));
    }
    return code.dot(row, code.integer(0));
  }
}
