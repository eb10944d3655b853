package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.plan.planner.work.Document;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.syntax.tree.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Plans all that is in a package: what its rules make, what is in the packages below, and the base
 * documents at its path, which win.
 */
final class Extents {
  private final Frame frame;
  private final Code code;

  Extents(Frame frame) {
    this.frame = frame;
    this.code = frame.code;
  }

  void plan(Document document, int target) {
    boolean shadowed = frame.dataReferences.isShadowed(document.node());
    int virtual = virtual(document.node(), document.path(), shadowed);
    int either = code.depth();
    code.begin();
    code.begin();
    int base = code.local(frame.dataReferences.base(document.path(), document.path().size()));
    code.add(new Stmt.ObjectMerge(code.at(), base, virtual, target));
    code.leave(either);
    code.blocks(code.end());
    code.assign(Code.read(virtual), target);
    code.blocks(code.end());
  }

  /** Packages are there even where documents take the place of their rules. */
  private int virtual(RuleTree.Node node, List<Term> path, boolean shadowed) {
    int object = code.makeObject();
    for (RuleTree.Node child : node.children()) {
      if (!child.isHidden()) {
        boolean below = shadowed || frame.dataReferences.isShadowed(child);
        member(child, path, below, object);
      }
    }
    return object;
  }

  private void member(RuleTree.Node child, List<Term> path, boolean shadowed, int object) {
    Term key = Objects.requireNonNull(child.key());
    List<Term> below = new ArrayList<>(path);
    below.add(key);
    if (child.rules().isEmpty()) {
      Operand inner = Code.read(virtual(child, below, shadowed));
      code.add(new Stmt.ObjectInsert(code.at(), frame.terms.plan(key), inner, object));
    } else if (!shadowed) {
      made(frame.program.documents().at(child, below), key, object);
    }
  }

  private void made(Document document, Term key, int object) {
    if (!document.isFunction()) {
      code.begin();
      Operand value = frame.call(document, Document.WHOLE);
      code.add(new Stmt.ObjectInsert(code.at(), frame.terms.plan(key), value, object));
      code.blocks(code.end());
    }
  }
}
