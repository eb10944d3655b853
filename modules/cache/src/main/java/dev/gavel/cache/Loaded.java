package dev.gavel.cache;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A value and how long it may be kept.
 *
 * @param timeToLive null for the time that is usual in the cache; zero for a value that is for
 *     those who asked, and is not kept
 */
public record Loaded<V>(V value, @Nullable Duration timeToLive) {

  /** To be kept for the usual time. */
  public static <V> Loaded<V> of(V value) {
    return new Loaded<>(value, null);
  }

  /** For those who asked, and not kept. */
  public static <V> Loaded<V> unkept(V value) {
    return new Loaded<>(value, Duration.ZERO);
  }
}
