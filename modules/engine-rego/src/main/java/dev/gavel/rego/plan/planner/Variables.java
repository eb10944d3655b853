package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables that have a value at the place being planned, in nested scopes. */
final class Variables {
  private final Deque<Map<String, Operand>> scopes = new ArrayDeque<>();

  Variables() {
    enter();
  }

  void enter() {
    scopes.push(new HashMap<>());
  }

  void leave() {
    scopes.pop();
  }

  @Nullable Operand find(String name) {
    for (Map<String, Operand> scope : scopes) {
      Operand known = scope.get(name);
      if (known != null) {
        return known;
      }
    }
    return null;
  }

  void put(String name, Operand value) {
    scopes.element().put(name, value);
  }

  /** Whether matching the term with a value gives variables their values. */
  boolean binds(Term term) {
    return !unbound(List.of(term)).isEmpty();
  }

  /** The variables to which matching these terms with values gives values. */
  Set<String> unbound(List<Term> terms) {
    Set<String> names = new LinkedHashSet<>();
    terms.forEach(term -> collect(term, names));
    return names;
  }

  private void collect(Term term, Set<String> names) {
    switch (term) {
      case Var(_, String name) -> {
        if (find(name) == null && !Names.isRoot(name)) {
          names.add(name);
        }
      }
      case ArrayTerm array -> array.items().forEach(item -> collect(item, names));
      case SetTerm set -> set.items().forEach(item -> collect(item, names));
      case ObjectTerm object ->
          object
              .entries()
              .forEach(
                  entry -> {
                    collect(entry.key(), names);
                    collect(entry.value(), names);
                  });
      default -> {}
    }
  }
}
