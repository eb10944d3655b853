package dev.gavel.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The entries that every contender keeps, all of which have room, and which of them are asked for.
 */
record Keys(List<String> names) {
  /** As many as a cache holds that was told nothing. */
  static final int COUNT = 10_000;

  private static final long SEED = 7;

  static Keys make() {
    return new Keys(IntStream.range(0, COUNT).mapToObj("user:%07d"::formatted).toList());
  }

  /** An answer of the size that a decision has. */
  static String value(String key) {
    return "{\"variant\":\"treatment\",\"for\":\"%s\",\"payload\":{\"colour\":\"#0066cc\"}}"
        .formatted(key);
  }

  Map<String, String> entries() {
    return names.stream().collect(Collectors.toMap(key -> key, Keys::value));
  }

  /** For each thread keys in the order in which it asks for them. */
  List<String[]> draw(int threads, int each) {
    Zipf zipf = new Zipf(names.size());
    SplittableRandom random = new SplittableRandom(SEED);
    List<String[]> drawn = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      String[] keys = new String[each];
      for (int j = 0; j < each; j++) {
        keys[j] = names.get(zipf.draw(random));
      }
      drawn.add(keys);
    }
    return drawn;
  }
}
