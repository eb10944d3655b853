package dev.gavel.rego.check;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Refuses rules that can never stand side by side: of one path but of different kinds, inside what
 * another rule makes whole, or in the place of a package.
 */
public final class CheckRuleConflicts {
  private final Draft draft;
  private final RuleTree tree;

  private CheckRuleConflicts(Draft draft) {
    this.draft = draft;
    this.tree = draft.ruleTree();
  }

  public static void run(Draft draft) {
    CheckRuleConflicts check = new CheckRuleConflicts(draft);
    check
        .tree
        .root()
        .depthFirst(
            node -> {
              if (!node.rules().isEmpty()) {
                check.checkNode(node);
              }
              return true;
            });
    check.checkPackages();
  }

  private void checkNode(RuleTree.Node node) {
    List<Rule> rules = node.rules();
    Rule first = rules.getFirst();
    List<Rule> inside = conflictingInside(node);
    if (!inside.isEmpty()) {
      add(first, "rule " + shown(rules.getLast()) + " conflicts with:" + listed(inside));
    } else if (areOfDifferentKinds(rules)) {
      add(first, "conflicting rules " + shown(rules.getLast()) + " found");
    } else {
      checkDefaults(rules);
    }
  }

  private static boolean areOfDifferentKinds(List<Rule> rules) {
    Set<Object> kinds = new HashSet<>();
    Set<Integer> arities = new HashSet<>();
    for (Rule rule : rules) {
      kinds.add(List.of(rule.head().value() == null, isGround(rule)));
      arities.add(rule.head().arguments().size());
    }
    return kinds.size() > 1 || arities.size() > 1;
  }

  private void checkDefaults(List<Rule> rules) {
    List<Rule> defaults = rules.stream().filter(Rule::isDefault).toList();
    if (defaults.size() > 1) {
      StringBuilder message =
          new StringBuilder("multiple default rules ")
              .append(shown(rules.getLast()))
              .append(" found at ");
      String comma = "";
      for (Rule rule : defaults) {
        message.append(comma).append(rule.at());
        comma = ", ";
      }
      draft
          .mistakes()
          .add(Mistake.TYPE, tree.module(defaults.getFirst()).pkg().at(), message.toString());
    }
  }

  /** A rule that is whole bears no other inside; one with open parts bears no function. */
  private List<Rule> conflictingInside(RuleTree.Node node) {
    if (node.children().isEmpty()) {
      return List.of();
    }
    boolean anyWhole = node.rules().stream().anyMatch(CheckRuleConflicts::isGround);
    List<Rule> inside = anyWhole ? outermostBelow(node, _ -> true) : List.of();
    boolean anyOpen = !node.rules().stream().allMatch(CheckRuleConflicts::isGround);
    return inside.isEmpty() && anyOpen ? outermostBelow(node, Rule::isFunction) : inside;
  }

  private List<Rule> outermostBelow(RuleTree.Node node, Predicate<Rule> counts) {
    List<Rule> below = new ArrayList<>();
    for (RuleTree.Node child : node.children()) {
      child.depthFirst(
          it -> {
            it.rules().stream().filter(counts).forEach(below::add);
            return true;
          });
    }
    below.sort(Comparator.comparingInt(rule -> tree.path(rule).parts().size()));
    Set<List<Term>> seen = new HashSet<>();
    List<Rule> outermost = new ArrayList<>();
    for (Rule rule : below) {
      List<Term> path = tree.path(rule).parts();
      boolean fresh = true;
      for (int i = 1; i <= path.size() && fresh; i++) {
        fresh = !seen.contains(path.subList(0, i));
      }
      if (fresh) {
        seen.add(path);
        outermost.add(rule);
      }
    }
    outermost.sort((a, b) -> compare(tree.path(a).parts(), tree.path(b).parts()));
    return outermost;
  }

  private static int compare(List<Term> a, List<Term> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order =
          a.get(i) instanceof Scalar x && b.get(i) instanceof Scalar y
              ? Value.ORDER.compare(x.value(), y.value())
              : Boolean.compare(b.get(i) instanceof Scalar, a.get(i) instanceof Scalar);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private String listed(List<Rule> rules) {
    StringBuilder lines = new StringBuilder();
    for (Rule rule : rules) {
      lines.append("\n  rule ").append(shown(rule)).append(" at ").append(rule.at());
    }
    return lines.toString();
  }

  private void checkPackages() {
    Map<List<Term>, List<RegoModule>> packages = new HashMap<>();
    for (RegoModule module : draft.modules()) {
      packages.computeIfAbsent(module.pkg().path().parts(), _ -> new ArrayList<>()).add(module);
    }
    for (RegoModule module : draft.modules()) {
      for (Rule rule : module.rules()) {
        List<RegoModule> there =
            isGround(rule) ? packages.getOrDefault(tree.path(rule).parts(), List.of()) : List.of();
        for (RegoModule other : there) {
          draft
              .mistakes()
              .add(
                  Mistake.TYPE,
                  module.pkg().at(),
                  "package %s conflicts with rule %s defined at %s"
                      .formatted(
                          pathInData(other), Shown.text(rule.head().reference()), rule.at()));
        }
      }
    }
  }

  private static String pathInData(RegoModule module) {
    List<Term> parts = module.pkg().path().parts();
    return Shown.text(new Ref(module.pkg().at(), parts.subList(1, parts.size())));
  }

  private static boolean isGround(Rule rule) {
    List<Term> parts = rule.head().reference().parts();
    return parts.stream().skip(1).allMatch(Terms::isGround);
  }

  private String shown(Rule rule) {
    return Shown.term(tree.path(rule), draft.writtenNames());
  }

  private void add(Rule rule, String message) {
    draft.mistakes().add(Mistake.TYPE, rule.at(), message);
  }
}
