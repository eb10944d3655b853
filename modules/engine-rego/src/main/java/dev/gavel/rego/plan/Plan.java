package dev.gavel.rego.plan;

import java.util.List;

/** What an entry point runs; its results are added to the result set. */
public record Plan(String name, List<Block> blocks) {
  public Plan {
    blocks = List.copyOf(blocks);
  }
}
