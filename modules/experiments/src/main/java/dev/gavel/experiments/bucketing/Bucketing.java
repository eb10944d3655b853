package dev.gavel.experiments.bucketing;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a user comes to a bucket. The algorithm is named in the snapshot and never changes under its
 * name, so that no new version of this library moves a user.
 */
public interface Bucketing {
  int BUCKETS = 10_000;

  /** The name in snapshots. */
  String name();

  /** What of a user's key every line shares, worked out once. */
  Unit unit(String key);

  /** One user (or whatever else is bucketed). */
  interface Unit {

    /** The bucket on the line with that salt (its UTF-8 bytes): 0 to 9,999. */
    int bucket(byte[] salt);
  }

  /** The algorithm of that name; null when there is none. */
  static @Nullable Bucketing named(String name) {
    return name.equals(Murmur3Bucketing.NAME) ? Murmur3Bucketing.INSTANCE : null;
  }

  /** Of snapshots that name none. */
  static Bucketing standard() {
    return Murmur3Bucketing.INSTANCE;
  }

  static Set<String> names() {
    return Set.of(Murmur3Bucketing.NAME);
  }
}
