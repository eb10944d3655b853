package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.syntax.tree.With;
import java.util.IdentityHashMap;
import java.util.function.UnaryOperator;

/**
 * Changes each {@code with} once. An expression and what was taken out of it have theirs in common;
 * changed one by one, they would each compute the value anew.
 */
final class SharedWiths {
  private final IdentityHashMap<With, With> changed = new IdentityHashMap<>();

  With change(With with, UnaryOperator<With> change) {
    With known = changed.get(with);
    if (known == null) {
      known = change.apply(with);
      changed.put(with, known);
      changed.put(known, known);
    }
    return known;
  }
}
