package dev.gavel.experiments;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The ranges that are taken on a bucket line. They never overlap, so of all that begin before a new
 * range ends, only the last can reach into it.
 */
final class BucketLine {
  private final TreeMap<Integer, BucketRange> taken = new TreeMap<>();

  /** Takes the range, unless some of it is taken already: then gives the range that has it. */
  @Nullable BucketRange take(BucketRange range) {
    Map.Entry<Integer, BucketRange> before = taken.floorEntry(range.to());
    if (before != null && before.getValue().to() >= range.from()) {
      return before.getValue();
    }
    taken.put(range.from(), range);
    return null;
  }

  /** Gives a range back; nothing happens if it was never taken. */
  void release(BucketRange range) {
    taken.remove(range.from(), range);
  }
}
