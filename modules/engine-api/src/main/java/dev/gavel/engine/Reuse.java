package dev.gavel.engine;

/**
 * How much compiling an engine was spared, since it was created.
 *
 * @param compiled how many sources were compiled
 * @param reused how many had the content of one that was compiled already, and is still in use
 * @param held how many different contents are in use, as far as it is known
 */
public record Reuse(long compiled, long reused, long held) {
  public static final Reuse NONE = new Reuse(0, 0, 0);

  /** Of two parts of an engine. */
  public Reuse and(Reuse other) {
    return new Reuse(compiled + other.compiled, reused + other.reused, held + other.held);
  }
}
