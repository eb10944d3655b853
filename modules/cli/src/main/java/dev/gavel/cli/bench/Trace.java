package dev.gavel.cli.bench;

import java.util.SplittableRandom;

/**
 * Keys in the order in which they are asked for, after some that fill the cache and are not
 * counted. The smaller a key, the more often it is asked for.
 */
record Trace(String name, Order order) {
  /** How many keys there are, without those of scans. */
  static final int KEYS = 1_000_000;

  /** How many of them a cache has room for. */
  static final int ROOM = KEYS / 10;

  /** How many come first and are not counted. */
  static final int WARM_UP = 1_000_000;

  static final int LENGTH = 3_000_000;

  private static final long SEED = 11;

  /** Makes the keys anew, the same each time. */
  interface Order {
    int[] keys();
  }

  static Trace zipf() {
    return new Trace("Zipf, s = 1", Trace::zipfKeys);
  }

  private static int[] zipfKeys() {
    Zipf zipf = new Zipf(KEYS);
    SplittableRandom random = new SplittableRandom(SEED);
    int[] keys = new int[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      keys[i] = zipf.draw(random);
    }
    return keys;
  }

  /** After so many requests, each time, some keys in a row that nobody asks for again. */
  static Trace scans(int every, int length) {
    return new Trace(
        "Zipf, and a scan of %,d after each %,d".formatted(length, every),
        () -> {
          int[] keys = zipfKeys();
          int next = KEYS;
          for (int start = every; start + length <= LENGTH; start += every + length) {
            for (int i = start; i < start + length; i++) {
              keys[i] = next++;
            }
          }
          return keys;
        });
  }

  /** The same keys over and over. */
  static Trace loop(int length) {
    return new Trace(
        "a loop of %,d".formatted(length),
        () -> {
          int[] keys = new int[LENGTH];
          for (int i = 0; i < LENGTH; i++) {
            keys[i] = i % length;
          }
          return keys;
        });
  }
}
