package dev.gavel.cache;

import java.time.Duration;
import java.util.SplittableRandom;

/** One thread of a soak: mostly reads, mostly of few keys. */
final class SoakWorker {
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final SplittableRandom random;

  SoakWorker(int seed) {
    random = new SplittableRandom(seed);
  }

  /** Whether it was a change. */
  boolean act(SoakRound round) {
    int key = key();
    int dice = random.nextInt(10_000);
    if (dice < 9_000) {
      round.read(key);
    } else if (dice < 9_300) {
      round.peek(key);
    } else if (dice < 9_400) {
      round.lookUp(group(key));
    } else if (dice < 9_800) {
      round.invalidate(key);
    } else if (dice < 9_980) {
      round.put(key, timeToLive());
    } else if (dice < 9_999) {
      round.invalidateGroup(group(key));
    } else {
      round.invalidateAll();
    }
    return dice >= 9_400;
  }

  /** The cube makes small keys frequent, so that threads meet. */
  private int key() {
    double part = random.nextDouble();
    return (int) (part * part * part * SoakSource.KEYS);
  }

  private static int group(int key) {
    return key - key % SoakSource.GROUP;
  }

  private Duration timeToLive() {
    return switch (random.nextInt(3)) {
      case 0 -> Duration.ZERO;
      case 1 -> MOMENT;
      default -> Duration.ofHours(1);
    };
  }
}
