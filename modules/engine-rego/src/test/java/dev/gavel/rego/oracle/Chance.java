package dev.gavel.rego.oracle;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Decisions of a generator. */
final class Chance {
  private final Random random;

  Chance(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean percent(int share) {
    return random.nextInt(100) < share;
  }

  <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  @SafeVarargs
  final String made(Supplier<String>... makers) {
    return makers[random.nextInt(makers.length)].get();
  }
}
