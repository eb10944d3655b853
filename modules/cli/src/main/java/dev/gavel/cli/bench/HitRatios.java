package dev.gavel.cli.bench;

import java.util.List;

/**
 * Of what was asked for, how much each way of choosing had kept.
 *
 * @param mostFrequent what is possible for one who knows the frequencies, and not the order
 * @param possible what is possible for one who knows the future
 */
record HitRatios(
    String trace,
    double ours,
    double caffeine,
    double leastRecentlyUsed,
    double mostFrequent,
    double possible) {
  private static final int SCAN = 50_000;

  static List<HitRatios> ofAll() {
    return List.of(
        of(Trace.zipf()), of(Trace.scans(2 * SCAN, SCAN)), of(Trace.loop(Trace.ROOM * 5 / 4)));
  }

  private static HitRatios of(Trace trace) {
    int[] keys = trace.order().keys();
    return new HitRatios(
        trace.name(),
        Keeper.hitRatio(keys, Keeper.ours()),
        Keeper.hitRatio(keys, Keeper.caffeine()),
        Keeper.hitRatio(keys, Keeper.leastRecentlyUsed()),
        Keeper.hitRatio(keys, Keeper.mostFrequent()),
        Clairvoyant.hitRatio(keys));
  }

  /** How near the cache comes to what the future would tell. */
  double ofPossible() {
    return ours / possible;
  }
}
