package dev.gavel.rego.plan.planner.work;

import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What rules make at one place of the rule tree.
 *
 * <p>Where a rule's path goes on past a variable, all rules at or below that place make one object
 * together. A reference into it may concern but some of them: {@code data.e.p.foo.a} has nothing to
 * do with the rule {@code p[x].b}, and that rule may need it. So each set of rules that some
 * reference can mean is a part of the document, with a function of its own. Where no rule depends
 * on itself, no such function does.
 */
public final class Document {
  /** The part that is all of it. */
  public static final int WHOLE = 0;

  /** The part that no rule makes. */
  public static final int NOTHING = -1;

  /** Longer paths go first: what is put into an object must not be in the way of what is below. */
  private static final Comparator<Made> LONGEST_FIRST =
      Comparator.comparingInt((Made made) -> -made.tail().size())
          .thenComparing(made -> !made.rule().isPartialSet());

  public enum Kind {
    /** A package: an object of the documents below. */
    PACKAGE,
    /** One value, or a function. */
    VALUE,
    SET,
    OBJECT
  }

  private final RuleTree.Node node;
  private final List<Term> path;
  private final Kind kind;
  private final List<Made> rules;
  private final Map<Term, List<Integer>> byNextPart = new HashMap<>();
  private final List<Integer> anyNextPart = new ArrayList<>();
  private final Map<List<Integer>, Integer> numbers = new HashMap<>();
  private final List<List<Integer>> parts = new ArrayList<>();

  /**
   * A rule.
   *
   * @param tail its path below the document
   */
  public record Made(Rule rule, List<Term> tail) {}

  Document(RuleTree tree, RuleTree.Node node, List<Term> path) {
    this.node = node;
    this.path = List.copyOf(path);
    this.rules = rules(tree);
    this.kind = kind(rules);
    parts.add(IntStream.range(0, rules.size()).boxed().toList());
    numbers.put(parts.getFirst(), WHOLE);
    for (int i = 0; i < rules.size(); i++) {
      List<Term> tail = rules.get(i).tail();
      boolean known = !tail.isEmpty() && Terms.isConstant(tail.getFirst());
      List<Integer> group =
          known ? byNextPart.computeIfAbsent(tail.getFirst(), _ -> new ArrayList<>()) : anyNextPart;
      group.add(i);
    }
  }

  private List<Made> rules(RuleTree tree) {
    List<Made> own = new ArrayList<>();
    node.rules().forEach(rule -> own.add(made(tree, rule)));
    if (own.stream().allMatch(rule -> rule.tail().isEmpty())) {
      return own;
    }
    List<Made> all = new ArrayList<>();
    node.depthFirst(
        below -> {
          below.rules().forEach(rule -> all.add(made(tree, rule)));
          return true;
        });
    all.sort(LONGEST_FIRST);
    return all;
  }

  private Made made(RuleTree tree, Rule rule) {
    List<Term> whole = tree.path(rule).parts();
    return new Made(rule, whole.subList(path.size(), whole.size()));
  }

  private static Kind kind(List<Made> rules) {
    if (rules.isEmpty()) {
      return Kind.PACKAGE;
    }
    if (rules.stream().anyMatch(rule -> !rule.tail().isEmpty())) {
      return Kind.OBJECT;
    }
    return rules.getFirst().rule().isPartialSet() ? Kind.SET : Kind.VALUE;
  }

  public RuleTree.Node node() {
    return node;
  }

  public List<Term> path() {
    return path;
  }

  public Kind kind() {
    return kind;
  }

  /** How many arguments it takes; none unless it is a function. */
  public int arity() {
    return rules.isEmpty() ? 0 : rules.getFirst().rule().head().arguments().size();
  }

  public boolean isFunction() {
    return arity() > 0;
  }

  /** The part that a reference means which goes on like this below the document. */
  public int part(List<Term> rest) {
    if (kind != Kind.OBJECT || rest.isEmpty()) {
      return WHOLE;
    }
    Stream<Integer> candidates = parts.getFirst().stream();
    if (Terms.isConstant(rest.getFirst())) {
      candidates =
          Stream.concat(
                  anyNextPart.stream(),
                  byNextPart.getOrDefault(rest.getFirst(), List.of()).stream())
              .sorted();
    }
    List<Integer> meant = candidates.filter(i -> meets(rules.get(i).tail(), rest)).toList();
    if (meant.isEmpty()) {
      return NOTHING;
    }
    return numbers.computeIfAbsent(
        meant,
        fresh -> {
          parts.add(fresh);
          return parts.size() - 1;
        });
  }

  public List<Made> rules(int part) {
    return parts.get(part).stream().map(rules::get).toList();
  }

  private static boolean meets(List<Term> tail, List<Term> rest) {
    for (int i = 0; i < tail.size() && i < rest.size(); i++) {
      Term made = tail.get(i);
      Term meant = rest.get(i);
      if (Terms.isConstant(made) && Terms.isConstant(meant) && !made.equals(meant)) {
        return false;
      }
    }
    return true;
  }
}
