package dev.gavel.rego.check.safety;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables that have a value around a body, in scopes one inside the other. */
public final class Scope {
  static final Set<String> RESERVED = Set.of("data", "input");

  private final @Nullable Scope outer;
  private final Set<String> names = new HashSet<>();

  private Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  /** Where only {@code data}, {@code input} and the given variables have a value. */
  public static Scope of(Collection<String> variables) {
    Scope scope = new Scope(null);
    scope.names.addAll(RESERVED);
    scope.names.addAll(variables);
    return scope;
  }

  Scope within() {
    return new Scope(this);
  }

  void addAll(Collection<String> variables) {
    names.addAll(variables);
  }

  boolean contains(String variable) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.names.contains(variable)) {
        return true;
      }
    }
    return false;
  }
}
