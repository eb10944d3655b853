package dev.gavel.rego.check.safety;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.Variables;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words for unsafe variables. Those that the author wrote are named, each where it first stands; if
 * all were made by the compiler, the expressions are pointed at. A variable that is only assigned
 * to is unsafe because of another, so it is not named beside others.
 */
final class SafetyMistakes {
  private static final Set<String> FUTURE_KEYWORDS =
      Set.of("in", "every", "contains", "if", "not", "and", "or");
  private static final Comparator<Location> BY_PLACE =
      Comparator.comparing(Location::file)
          .thenComparingInt(Location::row)
          .thenComparingInt(Location::column);

  private final List<Unsafe> unsafe;
  private final Map<String, String> writtenNames;
  private final String suffix;

  private SafetyMistakes(List<Unsafe> unsafe, Map<String, String> writtenNames, String suffix) {
    this.unsafe = unsafe;
    this.writtenNames = writtenNames;
    this.suffix = suffix;
  }

  /**
   * The mistakes in the order of their places; none if nothing that is unsafe can be shown.
   *
   * @param suffix what every message ends with
   */
  static List<Mistake> of(List<Unsafe> unsafe, Map<String, String> writtenNames, String suffix) {
    if (unsafe.isEmpty()) {
      return List.of();
    }
    SafetyMistakes mistakes = new SafetyMistakes(unsafe, writtenNames, suffix);
    List<Mistake> named = mistakes.aboutVariables();
    return named.isEmpty() ? mistakes.aboutExpressions() : named;
  }

  /** How a variable without a value is spoken of. */
  static Mistake unsafe(String name, Location at, String suffix) {
    String shown = name.startsWith(Var.WILDCARD_PREFIX) ? "_" : name;
    return new Mistake(Mistake.UNSAFE, at, "var " + shown + " is unsafe" + suffix);
  }

  private String written(String name) {
    return writtenNames.getOrDefault(name, name);
  }

  private static boolean isGenerated(String name) {
    return name.startsWith(Var.GENERATED_PREFIX);
  }

  private List<Mistake> aboutVariables() {
    Map<String, Location> places = firstPlaces();
    places.keySet().removeIf(name -> isGenerated(written(name)));
    Set<String> assigned = onlyAssigned();
    boolean anyOther =
        places.keySet().stream()
            .anyMatch(name -> !assigned.contains(name) && !assigned.contains(written(name)));
    List<Mistake> mistakes = new ArrayList<>();
    places.forEach(
        (name, at) -> {
          String shown = written(name);
          boolean implied = assigned.contains(name) || assigned.contains(shown);
          if (!(anyOther && implied)) {
            mistakes.add(unsafe(shown, at, suffix + hint(shown)));
          }
        });
    mistakes.sort(Comparator.comparing(Mistake::at, BY_PLACE).thenComparing(Mistake::message));
    return mistakes;
  }

  private static String hint(String name) {
    return FUTURE_KEYWORDS.contains(name)
        ? " (hint: `import future.keywords." + name + "` to import a future keyword)"
        : "";
  }

  private Map<String, Location> firstPlaces() {
    Map<String, Location> places = new HashMap<>();
    for (Unsafe each : unsafe) {
      for (String name : each.variables()) {
        places.merge(
            name,
            each.expression().at(),
            (first, other) -> BY_PLACE.compare(first, other) > 0 ? other : first);
      }
    }
    return places;
  }

  private Set<String> onlyAssigned() {
    Set<String> assigned = new HashSet<>();
    for (Unsafe each : unsafe) {
      if (each.expression().origin() == Expr.Origin.ASSIGNED
          && each.expression().statement() instanceof Statement.Calls calls
          && calls.arguments().size() == 2) {
        for (String name : Variables.in(calls.arguments().getFirst())) {
          assigned.add(name);
          assigned.add(written(name));
        }
      }
    }
    return assigned;
  }

  private List<Mistake> aboutExpressions() {
    List<Mistake> mistakes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<Unsafe> byPlace = new ArrayList<>(unsafe);
    byPlace.sort(Comparator.comparing(each -> each.expression().at(), BY_PLACE));
    for (Unsafe each : byPlace) {
      boolean fresh = false;
      for (String name : each.variables()) {
        fresh |= isGenerated(name) && seen.add(name);
      }
      if (fresh) {
        mistakes.add(
            new Mistake(Mistake.UNSAFE, each.expression().at(), "expression is unsafe" + suffix));
      }
    }
    return mistakes;
  }
}
