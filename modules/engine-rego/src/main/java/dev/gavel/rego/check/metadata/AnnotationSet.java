package dev.gavel.rego.check.metadata;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.Mistakes;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.Annotations;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All metadata of a compilation, by what it speaks about. */
public final class AnnotationSet {
  /** No metadata at all. */
  public static final AnnotationSet NONE = new AnnotationSet();

  private static final Comparator<Location> BY_PLACE =
      Comparator.comparing(Location::file)
          .thenComparingInt(Location::row)
          .thenComparingInt(Location::column);

  private final Map<RuleAt, List<Annotations>> byRule = new HashMap<>();
  private final Map<List<Term>, Annotations> byPackage = new HashMap<>();
  private final Map<List<Term>, Annotations> byPath = new HashMap<>();

  /**
   * What is said of one path.
   *
   * @param annotations null for a rule of which nothing is said
   */
  public record Link(Ref path, @Nullable Annotations annotations) {}

  private record RuleAt(String file, int row, int column) {}

  private AnnotationSet() {}

  /** Gathers the metadata of all modules; a place that is spoken of twice is a mistake. */
  public static AnnotationSet of(Draft draft) {
    AnnotationSet set = new AnnotationSet();
    for (RegoModule module : draft.modules()) {
      if (!module.annotations().isEmpty()) {
        set.addAll(module, draft.mistakes());
      }
    }
    return set;
  }

  /** A block speaks of the first rule of a line. */
  private void addAll(RegoModule module, Mistakes mistakes) {
    Map<Integer, Rule> firstOfLine = new HashMap<>();
    module.rules().forEach(rule -> firstOfLine.putIfAbsent(rule.at().row(), rule));
    for (Annotations annotations : module.annotations()) {
      add(annotations, firstOfLine.get(annotations.targetRow()), mistakes);
    }
  }

  private void add(Annotations annotations, @Nullable Rule below, Mistakes mistakes) {
    List<Term> target = annotations.target().parts();
    Annotations other = null;
    switch (annotations.scope()) {
      case "rule" -> {
        if (below != null) {
          byRule.computeIfAbsent(at(below), _ -> new ArrayList<>()).add(annotations);
        }
      }
      case "package" -> other = byPackage.putIfAbsent(target, annotations);
      case "document", "subpackages" -> other = byPath.putIfAbsent(target, annotations);
      default -> throw new IllegalStateException("a scope " + annotations.scope());
    }
    if (other != null) {
      mistakes.add(
          Mistake.TYPE,
          annotations.at(),
          annotations.scope() + " annotation redeclared: " + other.at());
    }
  }

  /**
   * What is said of a rule and of all around it, from the nearest to the farthest. The first link
   * is always about the rule.
   */
  public List<Link> chain(RegoModule module, Rule rule) {
    Ref path = knownPath(module, rule);
    List<Link> chain = new ArrayList<>();
    List<Annotations> own = new ArrayList<>(ofRule(rule));
    own.sort(Comparator.comparing(Annotations::at, BY_PLACE).reversed());
    own.forEach(annotations -> chain.add(new Link(annotations.target(), annotations)));
    if (own.isEmpty()) {
      chain.add(new Link(path, null));
    }
    addTo(chain, byPath.get(path.parts()));
    List<Term> pkg = module.pkg().path().parts();
    addTo(chain, byPackage.get(pkg));
    for (int end = pkg.size(); end > 0; end--) {
      addTo(chain, byPath.get(pkg.subList(0, end)));
    }
    return chain;
  }

  private static void addTo(List<Link> chain, @Nullable Annotations annotations) {
    if (annotations != null) {
      chain.add(new Link(annotations.target(), annotations));
    }
  }

  /** The first block above the rule that speaks of just this rule. */
  public @Nullable Annotations primary(Rule rule) {
    return ofRule(rule).stream().min(Comparator.comparing(Annotations::at, BY_PLACE)).orElse(null);
  }

  public List<Annotations> ofRule(Rule rule) {
    return byRule.getOrDefault(at(rule), List.of());
  }

  private static RuleAt at(Rule rule) {
    return new RuleAt(rule.at().file(), rule.at().row(), rule.at().column());
  }

  /** What is said of all rules of a path. */
  public @Nullable Annotations ofDocument(Ref path) {
    return byPath.get(path.parts());
  }

  public @Nullable Annotations ofPackage(Ref path) {
    return byPackage.get(path.parts());
  }

  /** What is said of a package and of those around it, from the outermost. */
  public List<Annotations> around(Ref pkg) {
    List<Annotations> around = new ArrayList<>();
    for (int end = 1; end <= pkg.parts().size(); end++) {
      Annotations annotations = byPath.get(pkg.parts().subList(0, end));
      if (annotations != null) {
        around.add(annotations);
      }
    }
    return around;
  }

  private static Ref knownPath(RegoModule module, Rule rule) {
    Ref path = RuleTree.path(module, rule);
    List<Term> parts = path.parts();
    int end = 1;
    while (end < parts.size() && Terms.isGround(parts.get(end))) {
      end++;
    }
    return end == parts.size() ? path : new Ref(path.at(), parts.subList(0, end));
  }
}
