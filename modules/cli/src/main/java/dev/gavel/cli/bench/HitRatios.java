package dev.gavel.cli.bench;

import dev.gavel.cli.bench.Trace.Scale;
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

  static List<HitRatios> ofAll(Scale scale) {
    int room = scale.room();
    return List.of(
        of(Trace.zipf(scale)),
        of(Trace.scans(scale, room, room / 2)),
        of(Trace.loop(scale, room * 5 / 4)));
  }

  private static HitRatios of(Trace trace) {
    int[] keys = trace.order().keys();
    int warmUp = trace.scale().warmUp();
    int room = trace.scale().room();
    return new HitRatios(
        trace.name(),
        Keeper.hitRatio(keys, warmUp, Keeper.ours(room)),
        Keeper.hitRatio(keys, warmUp, Keeper.caffeine(room)),
        Keeper.hitRatio(keys, warmUp, Keeper.leastRecentlyUsed(room)),
        Keeper.hitRatio(keys, warmUp, Keeper.mostFrequent(room)),
        Clairvoyant.hitRatio(keys, warmUp, room));
  }

  /** How near the cache comes to what the future would tell. */
  double ofPossible() {
    return ours / possible;
  }
}
