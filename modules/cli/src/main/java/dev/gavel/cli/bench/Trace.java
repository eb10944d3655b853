package dev.gavel.cli.bench;

import java.util.SplittableRandom;

/**
 * Keys in the order in which they are asked for, after some that fill the cache and are not
 * counted. The smaller a key, the more often it is asked for.
 */
record Trace(String name, Scale scale, Order order) {
  private static final long SEED = 11;

  /**
   * How large the question is.
   *
   * @param keys how many there are, without those of scans
   * @param room how many of them a cache has room for
   * @param warmUp how many requests come first and are not counted
   * @param length how many requests there are, with these
   */
  record Scale(int keys, int room, int warmUp, int length) {
    static final Scale FULL = new Scale(1_000_000, 100_000, 1_000_000, 3_000_000);
  }

  /** Makes the keys anew, the same each time. */
  interface Order {
    int[] keys();
  }

  static Trace zipf(Scale scale) {
    return new Trace("Zipf, s = 1", scale, () -> zipfKeys(scale));
  }

  private static int[] zipfKeys(Scale scale) {
    Zipf zipf = new Zipf(scale.keys);
    SplittableRandom random = new SplittableRandom(SEED);
    int[] keys = new int[scale.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = zipf.draw(random);
    }
    return keys;
  }

  /** After so many requests, each time, some keys in a row that nobody asks for again. */
  static Trace scans(Scale scale, int every, int length) {
    return new Trace(
        "Zipf, and a scan of %,d after each %,d".formatted(length, every),
        scale,
        () -> {
          int[] keys = zipfKeys(scale);
          int next = scale.keys;
          for (int start = every; start + length <= keys.length; start += every + length) {
            for (int i = start; i < start + length; i++) {
              keys[i] = next++;
            }
          }
          return keys;
        });
  }

  /** The same keys over and over. */
  static Trace loop(Scale scale, int length) {
    return new Trace(
        "a loop of %,d".formatted(length),
        scale,
        () -> {
          int[] keys = new int[scale.length];
          for (int i = 0; i < keys.length; i++) {
            keys[i] = i % length;
          }
          return keys;
        });
  }
}
