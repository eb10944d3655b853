package dev.gavel.rego.optimise.index;

import dev.gavel.rego.optimise.body.Definitions;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A block among those that run in turn with it. */
final class Siblings {
  private final Definitions body;
  private final Definitions block;
  private final Set<Integer> written;

  private Siblings(Definitions body, Definitions block, Set<Integer> written) {
    this.body = body;
    this.block = block;
    this.written = written;
  }

  static Set<Integer> written(List<Block> siblings) {
    Set<Integer> written = new HashSet<>();
    Uses.each(siblings, statement -> Uses.writes(statement, written::add));
    return written;
  }

  /**
   * One block.
   *
   * @param written by any of them
   */
  static Siblings of(Block block, Set<Integer> written, Definitions body) {
    return new Siblings(body, Definitions.of(List.of(), List.of(block)), written);
  }

  /** Whether none of the blocks writes the local. */
  boolean isFixed(int local) {
    return !written.contains(local);
  }

  /** Whether the local is read in this block only. */
  boolean isPrivate(int local) {
    return body.reads(local) == block.reads(local);
  }
}
