package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Plan;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.plan.planner.work.Context;
import dev.gavel.rego.plan.planner.work.Query;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plans a query: for each solution an object of its variables is a result. */
final class QueryPlanner {
  private QueryPlanner() {}

  static Plan plan(Program program, Query query) {
    Frame frame = new Frame(program, Context.PLAIN, Map.of());
    Code code = frame.code;
    code.begin();
    frame.bodies.plan(query.body());
    int result = code.makeObject();
    shown(query)
        .forEach(
            (written, name) -> {
              Operand value = frame.variables.find(name);
              if (value != null) {
                Operand key = frame.text(written);
                code.add(new Stmt.ObjectInsert(code.at(), key, value, result));
              }
            });
    code.add(new Stmt.ResultSetAdd(code.at(), result));
    return new Plan(query.name(), List.of(code.end()));
  }

  /** The variables of the query's own scope that the author named, by the names they wrote. */
  private static SortedMap<String, String> shown(Query query) {
    SortedMap<String, String> names = new TreeMap<>();
    new OwnVariables(
            variable -> {
              String written = query.written().getOrDefault(variable.name(), variable.name());
              Var asWritten = new Var(variable.at(), written);
              if (!asWritten.isGenerated() && !asWritten.isWildcard() && !Names.isRoot(written)) {
                names.put(written, variable.name());
              }
            })
        .visit(query.body());
    return names;
  }

  /** Finds variables outside of all that has a scope of its own. */
  private static final class OwnVariables extends Visitor {
    private final java.util.function.Consumer<Var> found;

    OwnVariables(java.util.function.Consumer<Var> found) {
      this.found = found;
    }

    @Override
    protected boolean enter(Expr expr) {
      return switch (expr.statement()) {
        case Statement.Holds _, Statement.Calls _, Statement.Some _ -> true;
        case Statement.Every _, Statement.Not _, Statement.And _, Statement.Or _ -> false;
      };
    }

    @Override
    protected boolean enter(Term term) {
      if (term instanceof Var variable) {
        found.accept(variable);
      }
      return !isComprehension(term);
    }

    @Override
    protected boolean enterFunction(Ref function) {
      return false;
    }
  }
}
