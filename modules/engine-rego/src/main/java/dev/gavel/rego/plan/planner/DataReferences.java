package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.planner.work.Document;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans references into {@code data}, where documents that rules make hide base documents, and
 * where a package and the base documents at its path are one object.
 *
 * <p>The path is followed in the rule tree as far as it is known. From where there are no more
 * rules on it, it is followed in the base documents, from their root.
 */
final class DataReferences {
  private final Frame frame;
  private final Code code;
  private final BaseDocuments baseDocuments;
  private final Choices choices;
  private final IndirectCalls indirectCalls;

  DataReferences(Frame frame) {
    this.frame = frame;
    this.code = frame.code;
    this.baseDocuments = new BaseDocuments(frame);
    this.choices = new Choices(frame, this, baseDocuments);
    this.indirectCalls = new IndirectCalls(frame, this);
  }

  Operand plan(List<Term> parts) {
    RuleTree.Node data = frame.program.tree().root().child(parts.getFirst());
    if (data == null) {
      return base(parts, parts.size());
    }
    boolean whole = parts.size() == 1;
    return follow(whole || !isShadowed(data) ? data : null, parts, 1);
  }

  /**
   * Goes on from a place in the rule tree.
   *
   * @param parts the whole path; those before {@code next} are constants
   */
  Operand follow(RuleTree.@Nullable Node start, List<Term> parts, int next) {
    RuleTree.Node node = start;
    for (int i = next; node != null; i++) {
      if (!node.rules().isEmpty()) {
        return virtual(node, parts, i);
      }
      if (i == parts.size()) {
        return frame.call(document(node, parts), Document.WHOLE);
      }
      if (!Terms.isConstant(parts.get(i))) {
        return dynamic(node, parts, i);
      }
      node = child(node, parts.get(i));
    }
    return base(parts, parts.size());
  }

  private Document document(RuleTree.Node node, List<Term> path) {
    return frame.program.documents().at(node, path);
  }

  private Operand virtual(RuleTree.Node node, List<Term> parts, int next) {
    Document document = document(node, parts.subList(0, next));
    int part = document.part(parts.subList(next, parts.size()));
    if (document.isFunction() || part == Document.NOTHING) {
      code.fail();
      return Code.read(code.local());
    }
    return frame.references.follow(frame.call(document, part), parts, next, parts.size());
  }

  /** A part that is known only when the plan runs. */
  private Operand dynamic(RuleTree.Node node, List<Term> parts, int i) {
    Term part = parts.get(i);
    List<RuleTree.Node> children = children(node);
    if (children.isEmpty()) {
      return base(parts, parts.size());
    }
    if (frame.variables.binds(part)) {
      return choices.each(children, parts, i);
    }
    Operand value = frame.terms.plan(part);
    if (value instanceof Operand.StringIndex(int text)) {
      return follow(node, with(parts, i, frame.program.constants().term(text)), i);
    }
    List<Term> settled = part instanceof Var ? parts : with(parts, i, named(value));
    Operand called = indirectCalls.plan(node, settled, i);
    return called != null ? called : choices.one(children, settled, i);
  }

  /** A variable of that value. */
  private Var named(Operand value) {
    Var fresh = new Var(dev.gavel.rego.diagnostic.Location.NONE, "$$" + code.local());
    frame.unification.bind(fresh.name(), value);
    return fresh;
  }

  /** Follows a path in the base documents. */
  Operand base(List<Term> parts, int to) {
    return baseDocuments.follow(parts, to);
  }

  RuleTree.@Nullable Node child(RuleTree.Node node, Term key) {
    RuleTree.Node child = node.child(key);
    return child == null || isShadowed(child) ? null : child;
  }

  List<RuleTree.Node> children(RuleTree.Node node) {
    return node.children().stream().filter(child -> !isShadowed(child)).toList();
  }

  boolean isShadowed(RuleTree.Node node) {
    return frame.context().shadows().contains(node);
  }

  /** The path with another part in that place. */
  static List<Term> with(List<Term> parts, int i, Term part) {
    List<Term> changed = new ArrayList<>(parts);
    changed.set(i, part);
    return changed;
  }
}
