package dev.gavel.cache;

import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import dev.gavel.cache.TierStatistics.Departure;
import dev.gavel.cache.TierStatistics.Loads;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What Caffeine and the loads have to report, counted without a common place to wait at. */
final class Tally implements StatsCounter {
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder succeeded = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder nanoseconds = new LongAdder();
  private final LongAdder expired = new LongAdder();
  private final LongAdder crowdedOut = new LongAdder();
  private final LongAdder tooLarge = new LongAdder();
  private final LongAdder invalidated = new LongAdder();

  @Override
  public void recordHits(int count) {
    hits.add(count);
  }

  @Override
  public void recordMisses(int count) {
    misses.add(count);
  }

  @Override
  public void recordLoadSuccess(long duration) {
    succeeded.increment();
    nanoseconds.add(duration);
  }

  @Override
  public void recordLoadFailure(long duration) {
    failed.increment();
    nanoseconds.add(duration);
  }

  @Override
  public void recordEviction(int weight, RemovalCause cause) {
    gone(cause == RemovalCause.EXPIRED ? Departure.EXPIRED : Departure.CROWDED_OUT, 1);
  }

  void gone(Departure cause, long count) {
    of(cause).add(count);
  }

  private LongAdder of(Departure cause) {
    return switch (cause) {
      case EXPIRED -> expired;
      case CROWDED_OUT -> crowdedOut;
      case TOO_LARGE -> tooLarge;
      case INVALIDATED -> invalidated;
    };
  }

  long hits() {
    return hits.sum();
  }

  long misses() {
    return misses.sum();
  }

  Loads loads() {
    return new Loads(succeeded.sum(), failed.sum(), nanoseconds.sum());
  }

  Map<Departure, Long> departures() {
    Map<Departure, Long> counts = new EnumMap<>(Departure.class);
    for (Departure cause : Departure.values()) {
      counts.put(cause, of(cause).sum());
    }
    return counts;
  }

  @Override
  public CacheStats snapshot() {
    return CacheStats.of(hits(), misses(), succeeded.sum(), failed.sum(), nanoseconds.sum(), 0, 0);
  }
}
