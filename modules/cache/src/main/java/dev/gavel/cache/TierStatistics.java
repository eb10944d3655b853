package dev.gavel.cache;

import java.util.Map;

/**
 * What a tier has done since it was opened.
 *
 * @param tier where it is: {@code local}, {@code redis}
 * @param entries how many it holds now, about; negative when it cannot know
 * @param weight how much of its limit these take
 * @param limit the largest weight; negative where the tier sets none itself
 * @param hits reads that found something
 * @param misses reads that found nothing
 * @param loads what was loaded because of a miss, and how long that took
 * @param departures entries that went, by the cause
 * @param troubles what went wrong without a caller noticing, by its name: {@code timeout}; a kind
 *     that never happened is there with zero
 */
public record TierStatistics(
    String tier,
    long entries,
    long weight,
    long limit,
    long hits,
    long misses,
    Loads loads,
    Map<Departure, Long> departures,
    Map<String, Long> troubles) {

  public TierStatistics {
    departures = Map.copyOf(departures);
    troubles = Map.copyOf(troubles);
  }

  /** Of the reads, the share that found something; zero before the first. */
  public double hitRate() {
    long reads = hits + misses;
    return reads == 0 ? 0 : (double) hits / reads;
  }

  /**
   * Loads through this tier.
   *
   * @param nanoseconds how long all of them took together
   */
  public record Loads(long succeeded, long failed, long nanoseconds) {
    public static final Loads NONE = new Loads(0, 0, 0);
  }

  /** Why an entry is not there any more. */
  public enum Departure {
    /** Its time was over. */
    EXPIRED,
    /** Others were wanted more, and there was no room for all. */
    CROWDED_OUT,
    /** It alone is larger than the whole tier, and was never kept. */
    TOO_LARGE,
    /** Somebody said so. */
    INVALIDATED
  }
}
