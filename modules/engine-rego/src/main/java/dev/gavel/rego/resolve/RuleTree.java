package dev.gavel.rego.resolve;

import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All rules by their path from {@code data}. A rule stands where the part of its path ends that is
 * known before it runs: {@code data.a.p[x].q} at {@code data.a.p}. Two rules may be equal and yet
 * be two, so lists of rules go by identity.
 */
public final class RuleTree {
  private static final Comparator<Node> BY_KEY =
      (a, b) ->
          a.key instanceof Scalar(_, Value x) && b.key instanceof Scalar(_, Value y)
              ? Value.ORDER.compare(x, y)
              : Boolean.compare(b.key instanceof Scalar, a.key instanceof Scalar);

  private final Node root = new Node(null, false);
  private final IdentityHashMap<Rule, RegoModule> modules = new IdentityHashMap<>();

  private RuleTree() {}

  /** A step of the path; its children are in the order of their keys. */
  public static final class Node {
    private final @Nullable Term key;
    private final boolean hidden;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<Term, Node> children = new HashMap<>();
    private @Nullable List<Node> sorted;

    private Node(@Nullable Term key, boolean hidden) {
      this.key = key;
      this.hidden = hidden;
    }

    /** The last part of the path; null at the root. */
    public @Nullable Term key() {
      return key;
    }

    public List<Rule> rules() {
      return Collections.unmodifiableList(rules);
    }

    public List<Node> children() {
      if (sorted == null) {
        sorted = children.values().stream().sorted(BY_KEY).toList();
      }
      return sorted;
    }

    public @Nullable Node child(Term key) {
      return children.get(key);
    }

    /** Whether what looks through all of {@code data} passes by: {@code data.system} is such. */
    public boolean isHidden() {
      return hidden;
    }

    /** Calls {@code visit} on this and all below it, but not below where that says false. */
    public void depthFirst(Predicate<Node> visit) {
      if (visit.test(this)) {
        children().forEach(child -> child.depthFirst(visit));
      }
    }
  }

  public static RuleTree of(Collection<RegoModule> modules) {
    RuleTree tree = new RuleTree();
    for (RegoModule module : modules) {
      List<Term> pkg = module.pkg().path().parts();
      Node top = tree.root;
      for (int i = 0; i < pkg.size(); i++) {
        top = descend(top, pkg.get(i), i);
      }
      for (Rule rule : module.rules()) {
        Node node = top;
        List<Term> path = rule.head().reference().parts();
        for (int i = 0; i < path.size() && (i == 0 || Terms.isGround(path.get(i))); i++) {
          node = descend(node, i == 0 ? nameAsText(path.getFirst()) : path.get(i), pkg.size() + i);
        }
        node.rules.add(rule);
        tree.modules.put(rule, module);
      }
    }
    return tree;
  }

  private static Node descend(Node node, Term key, int depth) {
    return node.children.computeIfAbsent(
        key, it -> new Node(it, depth == 1 && it.equals(text(it, "system"))));
  }

  private static Term nameAsText(Term name) {
    return name instanceof Var variable ? text(variable, variable.name()) : name;
  }

  private static Scalar text(Term like, String text) {
    return new Scalar(like.at(), StringValue.of(text));
  }

  public Node root() {
    return root;
  }

  /** The module of a rule of this tree. */
  public RegoModule module(Rule rule) {
    return Objects.requireNonNull(modules.get(rule), "the rule is not of this tree");
  }

  /** The whole path of a rule of this tree, with the parts not known before it runs. */
  public Ref path(Rule rule) {
    return path(module(rule), rule);
  }

  /** The path of a rule in its module, from {@code data}. */
  public static Ref path(RegoModule module, Rule rule) {
    List<Term> parts = new ArrayList<>(module.pkg().path().parts());
    List<Term> own = rule.head().reference().parts();
    parts.add(nameAsText(own.getFirst()));
    parts.addAll(own.subList(1, own.size()));
    return new Ref(rule.head().reference().at(), parts);
  }

  public @Nullable Node find(List<Term> path) {
    Node node = root;
    for (Term part : path) {
      node = node.child(part);
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  /** The rules that stand at exactly this path. */
  public List<Rule> exact(Ref ref) {
    Node node = find(ref.parts());
    return node == null ? List.of() : node.rules();
  }

  /** The rules that make the document which the reference, or the start of it, names. */
  public List<Rule> making(Ref ref) {
    Node node = root;
    for (Term part : ref.parts()) {
      node = node.child(part);
      if (node == null) {
        return List.of();
      }
      if (!node.rules.isEmpty()) {
        return node.rules();
      }
    }
    return List.of();
  }

  /** The rules at the path and below it, hidden ones left out. */
  public List<Rule> below(Ref ref) {
    Node top = find(ref.parts());
    List<Rule> rules = new ArrayList<>();
    if (top != null) {
      top.depthFirst(
          node -> {
            boolean seen = node == top || !node.hidden;
            if (seen) {
              rules.addAll(node.rules);
            }
            return seen;
          });
    }
    return rules;
  }

  /** The rules at, above and below the path. */
  public List<Rule> touching(Ref ref) {
    Set<Rule> rules = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Rule> all = new ArrayList<>(making(ref));
    rules.addAll(all);
    below(ref).stream().filter(rules::add).forEach(all::add);
    return all;
  }

  /**
   * The rules that a reference with parts unknown yet could mean; too many rather than too few.
   *
   * @param hidden whether rules of {@code data.system} count where it is not named
   */
  public List<Rule> possible(Ref ref, boolean hidden) {
    return new PossibleRules(this, ref, hidden).find();
  }

  /** Whether rules make the document at the known start of the path, or what is above or below. */
  public boolean isVirtual(Ref ref) {
    Node node = root;
    List<Term> parts = ref.parts();
    for (int i = 0; i < parts.size() && (i == 0 || Terms.isGround(parts.get(i))); i++) {
      node = node.child(parts.get(i));
      if (node == null) {
        return false;
      }
      if (!node.rules.isEmpty()) {
        return true;
      }
    }
    return true;
  }
}
