package dev.gavel.rego.resolve;

import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Finds the rules that a reference with unknown parts could mean. */
final class PossibleRules {
  private final RuleTree tree;
  private final List<Term> wanted;
  private final boolean hidden;
  private final Set<Rule> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Rule> found = new ArrayList<>();

  PossibleRules(RuleTree tree, Ref ref, boolean hidden) {
    this.tree = tree;
    this.wanted = ref.parts();
    this.hidden = hidden;
  }

  List<Rule> find() {
    search(tree.root(), 0);
    return found;
  }

  private void search(RuleTree.Node node, int i) {
    if (i >= wanted.size()) {
      node.depthFirst(
          below -> {
            below.rules().forEach(this::add);
            return hidden || !below.isHidden();
          });
    } else if (i == 0 || Terms.isConstant(wanted.get(i))) {
      RuleTree.Node child = node.child(wanted.get(i));
      if (child != null) {
        step(child, i + 1);
      }
    } else {
      for (RuleTree.Node child : node.children()) {
        if (hidden || !child.isHidden()) {
          step(child, i + 1);
        }
      }
    }
  }

  private void step(RuleTree.Node node, int i) {
    for (Rule rule : node.rules()) {
      if (mayMeet(tree.path(rule).parts(), i)) {
        add(rule);
      }
    }
    search(node, i);
  }

  /** A rule stands at the known start of its path, so the rest has yet to be compared. */
  private boolean mayMeet(List<Term> path, int from) {
    for (int i = from; i < path.size() && i < wanted.size(); i++) {
      Term x = path.get(i);
      Term y = wanted.get(i);
      if (Terms.isConstant(x) && Terms.isConstant(y) && !x.equals(y)) {
        return false;
      }
    }
    return true;
  }

  private void add(Rule rule) {
    if (seen.add(rule)) {
      found.add(rule);
    }
  }
}
