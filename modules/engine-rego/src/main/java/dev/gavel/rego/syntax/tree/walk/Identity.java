package dev.gavel.rego.syntax.tree.walk;

import org.jspecify.annotations.Nullable;

/**
 * Whether two nodes are one and the same. Nodes are records, so equality asks what they hold; that
 * takes long, and is not what a pass wants to know that gives back the very node it left as it was.
 */
public final class Identity {
  private Identity() {}

  @SuppressWarnings("ReferenceEquality") // this is what it asks for
  public static boolean same(@Nullable Object one, @Nullable Object other) {
    return one == other;
  }
}
