package dev.gavel.experiments;

import dev.gavel.engine.diagnostic.Place.Pointer;

/**
 * The buckets that one allocation asks for, both ends included.
 *
 * @param experiment the key of the experiment that asks
 */
record BucketRange(Pointer place, String experiment, int from, int to) {
  @Override
  public String toString() {
    return "buckets " + from + " to " + to;
  }
}
