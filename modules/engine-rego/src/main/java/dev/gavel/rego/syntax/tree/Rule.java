package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;
import org.jspecify.annotations.Nullable;

/**
 * One rule, with its chain of {@code else}.
 *
 * @param impliedBody whether the body {@code true} was not written
 */
public record Rule(
    Location at,
    Head head,
    Body body,
    @Nullable Rule otherwise,
    boolean isDefault,
    boolean impliedBody) {

  public boolean isFunction() {
    return !head.arguments().isEmpty();
  }

  /** Whether the rule adds elements to a set. */
  public boolean isPartialSet() {
    return head.key() != null && head.value() == null;
  }
}
