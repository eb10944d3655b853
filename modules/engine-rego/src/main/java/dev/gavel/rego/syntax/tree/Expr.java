package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;
import java.util.List;

/**
 * One expression of a body.
 *
 * @param negated whether {@code not} stands before it in the sense of old, where calls in it are
 *     evaluated first; the {@code not} that keeps everything inside is {@link Statement.Not}
 * @param with what it replaces while it runs
 * @param origin how it came to be
 */
public record Expr(
    Location at, boolean negated, Statement statement, List<With> with, Origin origin) {
  public Expr {
    with = List.copyOf(with);
  }

  /** Who wrote it: errors speak differently about what the author never wrote. */
  public enum Origin {
    WRITTEN,
    /** Made by the compiler. */
    GENERATED,
    /** An equality that was an assignment; the right side must not be bound through the left. */
    ASSIGNED
  }

  public static Expr of(Location at, Statement statement) {
    return new Expr(at, false, statement, List.of(), Origin.WRITTEN);
  }

  public Expr with(Statement changed) {
    return new Expr(at, negated, changed, with, origin);
  }
}
