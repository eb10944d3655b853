package dev.gavel.rego.check.graph;

import static dev.gavel.rego.syntax.tree.walk.Identity.same;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which rules each rule refers to. Later passes put other rules in the place of these, but as many
 * and in the same order, so a rule is known by its number: each {@code else} has its own, after
 * that of the rule it belongs to. All references of one shape share one group of rules, so that the
 * graph stays as small as the policy even when every rule refers to a package of thousands.
 */
public final class RuleGraph {
  private static final Term ANYTHING = new Var(Location.NONE, "$");

  private final RuleTree tree;
  private final List<Rule> rules = new ArrayList<>();
  private final List<RegoModule> modules = new ArrayList<>();
  private final IdentityHashMap<Rule, Integer> numbers = new IdentityHashMap<>();
  private final Map<List<Term>, Integer> groups = new HashMap<>();
  private final List<List<Integer>> members = new ArrayList<>();
  private final List<List<Integer>> references = new ArrayList<>();
  private final IdentityHashMap<RuleTree.Node, Boolean> leaves = new IdentityHashMap<>();

  private RuleGraph(Draft draft) {
    this.tree = draft.ruleTree();
    for (RegoModule module : draft.modules()) {
      for (Rule top : module.rules()) {
        for (Rule rule = top; rule != null; rule = rule.otherwise()) {
          numbers.put(rule, rules.size());
          rules.add(rule);
          modules.add(module);
        }
      }
    }
    for (Rule rule : rules) {
      references.add(
          References.in(rule).stream()
              .flatMap(reference -> reference.expanded().stream())
              .map(this::group)
              .distinct()
              .toList());
    }
  }

  /** The graph of the rules as they are now. */
  public static RuleGraph of(Draft draft) {
    return new RuleGraph(draft);
  }

  /** All rules of a draft, by their numbers. */
  public static List<Rule> numbered(Draft draft) {
    List<Rule> rules = new ArrayList<>();
    for (RegoModule module : draft.modules()) {
      for (Rule top : module.rules()) {
        for (Rule rule = top; rule != null; rule = rule.otherwise()) {
          rules.add(rule);
        }
      }
    }
    return rules;
  }

  public int size() {
    return rules.size();
  }

  /** The rule as it was when the graph was made. */
  Rule rule(int number) {
    return rules.get(number);
  }

  RegoModule module(int number) {
    return modules.get(number);
  }

  int number(Rule rule) {
    return Objects.requireNonNull(numbers.get(rule), "the rule is not of this graph");
  }

  RuleTree tree() {
    return tree;
  }

  /** The number of the rule that an {@code else} belongs to. */
  int top(int number) {
    int top = number;
    while (top > 0 && same(rules.get(top - 1).otherwise(), rules.get(top))) {
      top--;
    }
    return top;
  }

  int groupCount() {
    return members.size();
  }

  /** The rules of a group, and all that is else to them. */
  List<Integer> members(int group) {
    return members.get(group);
  }

  /** The groups of rules that a rule refers to. */
  List<Integer> groupsOf(int rule) {
    return references.get(rule);
  }

  /** The group of the rules that a reference can mean. */
  int group(Ref ref) {
    return groups.computeIfAbsent(
        shape(ref.parts()),
        shape -> {
          List<Integer> found = new ArrayList<>();
          for (Rule top : tree.possible(new Ref(ref.at(), shape), true)) {
            for (Rule rule = top; rule != null; rule = rule.otherwise()) {
              found.add(numbers.get(rule));
            }
          }
          members.add(List.copyOf(found));
          return members.size() - 1;
        });
  }

  /** What counts of a reference: its constants up to a rule that has nothing below it. */
  private List<Term> shape(List<Term> parts) {
    List<Term> shape = new ArrayList<>();
    RuleTree.Node node = tree.root();
    for (int i = 0; i < parts.size(); i++) {
      Term part = i == 0 || Terms.isConstant(parts.get(i)) ? parts.get(i) : ANYTHING;
      shape.add(part);
      node = node == null ? null : node.child(part);
      if (node != null && leaves.computeIfAbsent(node, RuleGraph::isLeaf)) {
        break;
      }
    }
    return shape;
  }

  private static boolean isLeaf(RuleTree.Node node) {
    return node.children().isEmpty()
        && node.rules().stream()
            .allMatch(
                rule -> rule.head().reference().parts().stream().skip(1).allMatch(Terms::isGround));
  }
}
