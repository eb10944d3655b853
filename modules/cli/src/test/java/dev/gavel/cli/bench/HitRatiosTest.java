package dev.gavel.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gavel.cli.bench.Trace.Scale;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HitRatiosTest {
  private static final Scale SMALL = new Scale(10_000, 1_000, 10_000, 50_000);

  @Test
  void one_who_knows_the_future_is_the_best_on_every_trace() {
    assertThat(HitRatios.ofAll(SMALL))
        .hasSize(3)
        .allSatisfy(
            ratios -> {
              assertThat(ratios.possible()).isBetween(0.3, 1.0);
              assertThat(ratios.ours()).isLessThanOrEqualTo(ratios.possible());
              assertThat(ratios.caffeine()).isLessThanOrEqualTo(ratios.possible());
              assertThat(ratios.leastRecentlyUsed()).isLessThanOrEqualTo(ratios.possible());
              assertThat(ratios.mostFrequent()).isLessThanOrEqualTo(ratios.possible());
            });
  }

  @Test
  void no_choice_of_what_to_keep_beats_the_optimum() {
    SplittableRandom random = new SplittableRandom(3);
    for (int trace = 0; trace < 200; trace++) {
      int[] keys = random.ints(12, 0, 5).toArray();
      double hits = Clairvoyant.hitRatio(keys, 0, 2) * keys.length;
      assertThat(hits).as(Arrays.toString(keys)).isCloseTo(best(keys, 0, Set.of()), within(1e-9));
    }
  }

  /** The most hits from there on: after each request, any two of what is at hand may be kept. */
  private static int best(int[] keys, int at, Set<Integer> kept) {
    if (at == keys.length) {
      return 0;
    }
    Set<Integer> atHand = new HashSet<>(kept);
    int hit = atHand.add(keys[at]) ? 0 : 1;
    int best = atHand.size() <= 2 ? best(keys, at + 1, atHand) : 0;
    for (int gone : atHand.size() > 2 ? atHand : Set.<Integer>of()) {
      Set<Integer> left = new HashSet<>(atHand);
      left.remove(gone);
      best = Math.max(best, best(keys, at + 1, left));
    }
    return hit + best;
  }

  @Test
  void what_was_least_recently_used_goes_first() {
    int[] keys = {1, 2, 1, 3, 1, 2};
    assertThat(Keeper.hitRatio(keys, 0, Keeper.leastRecentlyUsed(2)) * keys.length)
        .isCloseTo(2, within(1e-9));
  }

  @Test
  void a_loop_that_is_larger_than_the_cache_never_hits_what_was_used_last() {
    int[] keys = Trace.loop(SMALL, 1_250).order().keys();
    assertThat(Keeper.hitRatio(keys, 10_000, Keeper.leastRecentlyUsed(1_000))).isZero();
    assertThat(Clairvoyant.hitRatio(keys, 10_000, 1_000)).isCloseTo(0.8, within(0.01));
  }

  @Test
  void the_first_is_drawn_most_and_the_second_half_as_often() {
    Zipf zipf = new Zipf(100);
    SplittableRandom random = new SplittableRandom(1);
    int[] drawn = new int[100];
    for (int i = 0; i < 200_000; i++) {
      drawn[zipf.draw(random)]++;
    }
    assertThat(drawn[0] / 200_000.0).isCloseTo(zipf.shareOfFirst(1), within(0.01));
    assertThat(drawn[0] / (double) drawn[1]).isCloseTo(2, within(0.1));
    assertThat(drawn[99]).isPositive();
  }
}
