package dev.gavel.benchmarks.peers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Who is asked about.
 *
 * @param mayBeIn whether country and version let the user in, said by whoever made the user
 */
record User(String id, String country, String version, boolean mayBeIn) {
  static final int COUNT = 256;

  private static final List<String> OTHER_COUNTRIES = List.of("BR", "IN", "JP");
  private static final List<String> OLD = List.of("1.12.9", "2.2.10");
  private static final List<String> NEW =
      List.of("2.3.0", "2.3.1", "2.10.0", "3.0.0", "3.1.4", "10.0.2");

  /**
   * All countries with all versions, four times, in an order that looks random and never changes.
   */
  static List<User> pool() {
    List<String> countries = concat(Flags.COUNTRIES, OTHER_COUNTRIES);
    List<String> versions = concat(OLD, NEW);
    List<User> users = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      String country = countries.get(i % countries.size());
      String version = versions.get(i / countries.size() % versions.size());
      boolean mayBeIn = Flags.COUNTRIES.contains(country) && NEW.contains(version);
      users.add(new User("user-" + i * 7919, country, version, mayBeIn));
    }
    Collections.shuffle(users, new Random(1));
    return List.copyOf(users);
  }

  private static List<String> concat(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
