package dev.gavel.benchmarks.peers;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What every evaluator is asked: a flag is on for users of five countries, from one version of the
 * app on, for half of them by a hash of the user's key. The flags differ in their key, which is
 * part of what is hashed, so no evaluator can answer two of them at once.
 */
final class Flags {
  static final int COUNT = 50;
  static final List<String> COUNTRIES = List.of("CA", "DE", "FR", "GB", "US");
  static final String OLDEST_VERSION = "2.3.0";
  static final int PERCENT = 50;

  private static final List<String> KEYS = IntStream.range(0, COUNT).mapToObj(Flags::name).toList();

  private Flags() {}

  static String key(int flag) {
    return KEYS.get(flag);
  }

  /** One text a flag, with commas between: what a configuration in JSON is made of. */
  static String joined(IntFunction<String> json) {
    return IntStream.range(0, COUNT).mapToObj(json).collect(Collectors.joining(","));
  }

  /** The countries as the elements of a JSON array. */
  static String countriesJson() {
    return COUNTRIES.stream().collect(Collectors.joining("\",\"", "\"", "\""));
  }

  private static String name(int flag) {
    return "new-checkout-%02d".formatted(flag);
  }
}
