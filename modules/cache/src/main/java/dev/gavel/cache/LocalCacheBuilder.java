package dev.gavel.cache;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;

/** What a cache in the process is to be like; as it comes: 10,000 entries for 5 minutes. */
public final class LocalCacheBuilder<K, V> {
  private Limit<K, V> limit = new Limit.Entries<>(10_000);
  private Duration timeToLive = Duration.ofMinutes(5);
  private double refreshShare;
  private Function<? super K, String> naming = String::valueOf;
  private Time time = Time.SYSTEM;

  LocalCacheBuilder() {}

  /** Holds so many entries. */
  public LocalCacheBuilder<K, V> entries(long most) {
    limit = new Limit.Entries<>(notNegative("entries", most));
    return this;
  }

  /** Holds entries of this weight together, by what the weigher, which must not fail, says. */
  public LocalCacheBuilder<K, V> weight(long most, ToIntBiFunction<? super K, ? super V> weigher) {
    limit = new Limit.Weight<>(notNegative("weight", most), weigher);
    return this;
  }

  /** How long an entry is kept that is given no time of its own; with zero, nothing is kept. */
  public LocalCacheBuilder<K, V> timeToLive(Duration usual) {
    if (usual.isNegative()) {
      throw new IllegalArgumentException("the time to live is %s, less than none".formatted(usual));
    }
    timeToLive = usual;
    return this;
  }

  /**
   * A read in this last share of an entry's life, 0.2 for the last fifth, gets the value that is
   * there and has a new one loaded meanwhile.
   */
  public LocalCacheBuilder<K, V> refreshingInTheLast(double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("the share is %s, not from 0 to below 1".formatted(share));
    }
    refreshShare = share;
    return this;
  }

  /** How keys read, for those who forget them by prefix. */
  public LocalCacheBuilder<K, V> naming(Function<? super K, String> names) {
    naming = names;
    return this;
  }

  public LocalCacheBuilder<K, V> time(Time given) {
    time = given;
    return this;
  }

  public LocalCache<K, V> build() {
    return new LocalCache<>(this);
  }

  private static long notNegative(String what, long most) {
    if (most < 0) {
      throw new IllegalArgumentException("%s is %,d, less than none".formatted(what, most));
    }
    return most;
  }

  Limit<K, V> limit() {
    return limit;
  }

  Duration timeToLive() {
    return timeToLive;
  }

  double refreshShare() {
    return refreshShare;
  }

  Function<? super K, String> naming() {
    return naming;
  }

  Time time() {
    return time;
  }
}
