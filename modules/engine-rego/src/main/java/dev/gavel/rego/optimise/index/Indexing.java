package dev.gavel.rego.optimise.index;

import dev.gavel.rego.plan.Policy;

/** Has an optimised plan look up what it would otherwise search for. */
public final class Indexing {
  private Indexing() {}

  /** The same plan, to be run instead of it. */
  public static Policy run(Policy plan) {
    return IndexScans.in(IndexRules.in(plan));
  }
}
