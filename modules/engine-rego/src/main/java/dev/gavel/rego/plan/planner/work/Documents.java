package dev.gavel.rego.plan.planner.work;

import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.syntax.tree.Term;
import java.util.IdentityHashMap;
import java.util.List;

/** The documents that plans have come across, each made once. */
public final class Documents {
  private final RuleTree tree;
  private final IdentityHashMap<RuleTree.Node, Document> byNode = new IdentityHashMap<>();

  public Documents(RuleTree tree) {
    this.tree = tree;
  }

  public Document at(RuleTree.Node node, List<Term> path) {
    return byNode.computeIfAbsent(node, _ -> new Document(tree, node, path));
  }
}
