package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.syntax.tree.Term;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Plans a reference through a part of {@code data} with rules below it, where the next part is not
 * known yet: a piece of plan for each child in the rule tree, and one for what is only in the base
 * documents.
 */
final class Choices {
  private final Frame frame;
  private final Code code;
  private final DataReferences references;
  private final BaseDocuments baseDocuments;

  Choices(Frame frame, DataReferences references, BaseDocuments baseDocuments) {
    this.frame = frame;
    this.code = frame.code;
    this.references = references;
    this.baseDocuments = baseDocuments;
  }

  /** The part has a value by the time it is needed. */
  Operand one(List<RuleTree.Node> children, List<Term> parts, int i) {
    Operand wanted = frame.terms.plan(parts.get(i));
    Solutions solutions = solutions(parts, i + 1);
    int all = code.depth();
    code.begin();
    for (RuleTree.Node child : children) {
      Term key = key(child);
      code.begin();
      code.equal(wanted, frame.terms.plan(key));
      code.begin();
      frame.variables.enter();
      solutions.add(references.follow(child, DataReferences.with(parts, i, key), i + 1));
      frame.variables.leave();
      code.blocks(code.end());
      code.leave(all);
      code.blocks(code.end());
    }
    frame.variables.enter();
    solutions.add(references.base(parts, parts.size()));
    frame.variables.leave();
    code.blocks(code.end());
    return solutions.open();
  }

  /**
   * The part takes on every key: first those of the base documents in their order, whether rules
   * make what is under them or not, and then the other ones.
   */
  Operand each(List<RuleTree.Node> children, List<Term> parts, int i) {
    int made = code.makeObject();
    for (RuleTree.Node child : children) {
      made(child, parts, i, made);
    }
    Solutions all = solutions(parts, i);
    inBase(parts, i, made, all);
    notInBase(parts, i, made, all);
    return all.open();
  }

  private Solutions solutions(List<Term> parts, int from) {
    Set<String> unbound = frame.variables.unbound(parts.subList(from, parts.size()));
    return new Solutions(frame, unbound);
  }

  private static Term key(RuleTree.Node child) {
    return Objects.requireNonNull(child.key(), "only the root has no key");
  }

  /** What is at and below one child in the rule tree. */
  private void made(RuleTree.Node child, List<Term> parts, int i, int object) {
    Term key = key(child);
    code.begin();
    Solutions solutions = solutions(parts, i);
    frame.variables.enter();
    Operand name = frame.terms.plan(key);
    frame.unification.match(name, parts.get(i));
    code.begin();
    solutions.add(references.follow(child, DataReferences.with(parts, i, key), i + 1));
    code.blocks(code.end());
    frame.variables.leave();
    code.add(new Stmt.ObjectInsert(code.at(), name, solutions.rows(), object));
    code.blocks(code.end());
  }

  private void inBase(List<Term> parts, int i, int made, Solutions all) {
    code.begin();
    frame.variables.enter();
    Code.Entry entry = baseDocuments.entries(parts, i);
    int round = code.depth();
    code.begin();
    addAll(code.dot(Code.read(made), entry.key()), all);
    code.leave(round - 1);
    code.blocks(code.end());
    frame.unification.match(entry.key(), parts.get(i));
    all.add(frame.references.follow(entry.value(), parts, i + 1, parts.size()));
    frame.variables.leave();
    code.blocks(code.end());
  }

  private void notInBase(List<Term> parts, int i, int made, Solutions all) {
    code.begin();
    Code.Entry entry = code.scan(Code.read(made));
    code.begin();
    baseDocuments.requireKey(parts, i, entry.key());
    code.add(new Stmt.Not(code.at(), code.end()));
    addAll(entry.value(), all);
    code.blocks(code.end());
  }

  private void addAll(Operand rows, Solutions all) {
    int depth = code.depth();
    all.addRow(code.scan(rows).value());
    code.closeTo(depth);
  }
}
