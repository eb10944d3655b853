package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.syntax.tree.Term;
import java.util.List;

/**
 * Plans the way into the base documents. Who looks at all of {@code data} does not see {@code
 * data.system}, unless somebody else's documents are in the place of all of it.
 */
final class BaseDocuments {
  private static final String HIDDEN = "system";

  private final Frame frame;
  private final Code code;

  BaseDocuments(Frame frame) {
    this.frame = frame;
    this.code = frame.code;
  }

  /** Follows the path up to there. */
  Operand follow(List<Term> path, int to) {
    if (to == 1) {
      return all();
    }
    if (!frame.variables.binds(path.get(1))) {
      return frame.references.follow(Code.read(Code.DATA), path, 1, to);
    }
    Code.Entry entry = entries(path, 1);
    frame.unification.match(entry.key(), path.get(1));
    return frame.references.follow(entry.value(), path, 2, to);
  }

  private Operand all() {
    if (isReplaced()) {
      return Code.read(Code.DATA);
    }
    int seen = code.makeObject();
    code.begin();
    Code.Entry entry = visible();
    code.add(new Stmt.ObjectInsert(code.at(), entry.key(), entry.value(), seen));
    code.blocks(code.end());
    return Code.read(seen);
  }

  /** Loops over what is there at the path up to there. */
  Code.Entry entries(List<Term> path, int to) {
    return to == 1 ? visible() : code.scan(follow(path, to));
  }

  private Code.Entry visible() {
    Code.Entry entry = code.scan(Code.read(Code.DATA));
    requireVisible(entry.key());
    return entry;
  }

  /** Undefined unless there is something under the key at the path up to there. */
  void requireKey(List<Term> path, int to, Operand key) {
    if (to == 1) {
      requireVisible(key);
      code.dot(Code.read(Code.DATA), key);
    } else {
      code.dot(follow(path, to), key);
    }
  }

  private void requireVisible(Operand key) {
    if (!isReplaced()) {
      code.add(new Stmt.NotEqual(code.at(), key, frame.text(HIDDEN)));
    }
  }

  private boolean isReplaced() {
    RuleTree.Node data = frame.program.tree().root().child(Names.DATA_ROOT);
    return data != null && frame.context().shadows().contains(data);
  }
}
