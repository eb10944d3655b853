package dev.gavel.rego.plan.planner.work;

import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.syntax.tree.Term;
import java.util.List;

/** What stands in for a function. */
public sealed interface Mock {

  record ByBuiltin(String name) implements Mock {}

  record ByFunction(RuleTree.Node node, List<Term> path) implements Mock {}

  /** A constant, or a rule's value, which is found wherever the function is called. */
  record ByTerm(Term value) implements Mock {}

  /** Known only when the plan runs, so handed on from call to call. */
  record ByValue() implements Mock {}
}
