package dev.gavel.cache.redis;

import dev.gavel.cache.TierStatistics;
import dev.gavel.cache.TierStatistics.Departure;
import dev.gavel.cache.TierStatistics.Loads;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** What a tier has done and met with. */
final class Counters {
  private static final int UNKNOWN = -1;

  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder loaded = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder nanoseconds = new LongAdder();
  private final LongAdder invalidated = new LongAdder();
  private final LongAdder tooLarge = new LongAdder();
  private final Map<Trouble, LongAdder> troubles = new EnumMap<>(Trouble.class);

  Counters() {
    for (Trouble trouble : Trouble.values()) {
      troubles.put(trouble, new LongAdder());
    }
  }

  void reads(int asked, int found) {
    hits.add(found);
    misses.add(asked - found);
  }

  void load(boolean succeeded, long took) {
    (succeeded ? loaded : failed).increment();
    nanoseconds.add(took);
  }

  void invalidated() {
    invalidated.increment();
  }

  void tooLarge() {
    tooLarge.increment();
  }

  void met(Trouble trouble) {
    Objects.requireNonNull(troubles.get(trouble)).increment();
  }

  TierStatistics statistics() {
    Map<Departure, Long> departures = new EnumMap<>(Departure.class);
    departures.put(Departure.INVALIDATED, invalidated.sum());
    departures.put(Departure.TOO_LARGE, tooLarge.sum());
    Map<String, Long> met = new HashMap<>();
    troubles.forEach((trouble, count) -> met.put(trouble.label(), count.sum()));
    return new TierStatistics(
        "redis",
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        hits.sum(),
        misses.sum(),
        new Loads(loaded.sum(), failed.sum(), nanoseconds.sum()),
        departures,
        met);
  }
}
