package dev.gavel.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.cache.Loaded;
import dev.gavel.cache.TierStatistics;
import dev.gavel.cache.TierStatistics.Departure;
import dev.gavel.cache.redis.testing.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisTierTest {
  private static RedisServer redis;

  private String namespace;
  private Node node;

  @BeforeAll
  static void start() {
    redis = RedisServer.started();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @BeforeEach
  void open() {
    namespace = UUID.randomUUID().toString();
    node = Node.on(redis.uri(), namespace).up();
  }

  @AfterEach
  void close() {
    node.close();
  }

  private void awaitBehind(String key, String value) {
    Eventually.holds(
        key + " is kept", () -> node.valueBehind(key).filter(value::equals).isPresent());
  }

  @Test
  void what_was_loaded_is_there_for_the_next_who_asks() {
    assertThat(node.cache.get("k", _ -> Loaded.of("found"))).isEqualTo("found");

    awaitBehind("k", "found");
    try (Node other = Node.on(redis.uri(), namespace).up()) {
      assertThat(other.cache.get("k", _ -> Loaded.of("loaded again"))).isEqualTo("found");
    }
  }

  @Test
  void a_put_value_is_read_right_after() {
    node.tier.put("k", Loaded.of("put"));

    assertThat(node.valueBehind("k")).contains("put");
  }

  @Test
  void an_invalidated_value_is_not_read_right_after() {
    node.tier.put("k", Loaded.of("put"));
    node.tier.invalidate("k");

    assertThat(node.valueBehind("k")).isEmpty();
  }

  @Test
  void many_keys_are_asked_for_at_once() {
    List<String> keys = IntStream.range(0, 500).mapToObj(i -> "k" + i).toList();
    keys.subList(0, 300).forEach(key -> node.tier.put(key, Loaded.of("of " + key)));

    var found = node.tier.findAll(keys).values();

    assertThat(found).hasSize(300);
    assertThat(found.get("k7").value()).isEqualTo("of k7");
    assertThat(node.tier.findAll(List.of()).values()).isEmpty();
  }

  @Test
  void what_a_caller_found_for_a_key_that_was_not_there_is_kept() {
    node.tier.findAll(List.of("k")).add("k", Loaded.of("found"));

    assertThat(node.valueBehind("k")).contains("found");
  }

  @Test
  void what_a_caller_found_before_an_invalidation_is_not_kept() {
    var before = node.tier.findAll(List.of("k"));
    node.tier.invalidate("k");
    before.add("k", Loaded.of("older"));

    assertThat(node.valueBehind("k")).isEmpty();
  }

  @Test
  void an_entry_comes_with_the_time_that_is_left_to_it() {
    node.tier.put("usual", Loaded.of("v"));
    node.tier.put("short", new Loaded<>("v", Duration.ofSeconds(20)));
    node.tier.put("too long", new Loaded<>("v", Duration.ofDays(1)));

    assertThat(node.behind("usual").orElseThrow().timeToLive())
        .isBetween(Duration.ofMinutes(4), Node.USUAL_TIME);
    assertThat(node.behind("short").orElseThrow().timeToLive())
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
    assertThat(node.behind("too long").orElseThrow().timeToLive())
        .isBetween(Duration.ofMinutes(4), Node.USUAL_TIME);
  }

  @Test
  void an_entry_goes_when_its_time_is_over() {
    node.tier.put("k", new Loaded<>("v", Duration.ofMillis(50)));

    Eventually.holds("k has expired", () -> node.behind("k").isEmpty());
  }

  @Test
  void a_value_for_no_time_is_not_kept_and_takes_the_old_one_away() {
    node.tier.load("loaded", _ -> Loaded.unkept("v"));
    node.tier.put("put", Loaded.of("old"));
    node.tier.put("put", Loaded.unkept("v"));

    assertThat(node.valueBehind("loaded")).isEmpty();
    assertThat(node.valueBehind("put")).isEmpty();
  }

  @Test
  void a_loader_that_throws_is_heard_and_leaves_nothing() {
    assertThatThrownBy(
            () ->
                node.tier.load(
                    "k",
                    _ -> {
                      throw new IllegalStateException("no value");
                    }))
        .hasMessage("no value");

    assertThat(node.valueBehind("k")).isEmpty();
    assertThat(node.tier.statistics().loads().failed()).isEqualTo(1);
  }

  @Test
  void what_was_invalidated_while_it_was_loaded_is_not_kept() {
    try (Node other = Node.on(redis.uri(), namespace).up()) {
      node.tier.load(
          "k",
          _ -> {
            other.tier.invalidate("k");
            Eventually.holds("it was sent", () -> isDelivered(other));
            return Loaded.of("old");
          });

      assertThat(node.valueBehind("k")).isEmpty();
      assertThat(other.valueBehind("k")).isEmpty();
    }
  }

  private static boolean isDelivered(Node node) {
    return ((RedisTier<?, ?>) node.tier).isDelivered();
  }

  @Test
  void a_load_does_not_replace_what_was_put_meanwhile() {
    try (Node other = Node.on(redis.uri(), namespace).up()) {
      node.tier.load(
          "k",
          _ -> {
            other.tier.put("k", Loaded.of("new"));
            Eventually.holds("it was sent", () -> isDelivered(other));
            return Loaded.of("old");
          });

      assertThat(node.valueBehind("k")).contains("new");
    }
  }

  @Test
  void a_prefix_takes_away_what_begins_so_and_nothing_else() {
    List<String> odd = List.of("a*b", "a*c", "a?b", "aab", "a[b]c", "a\\b", "a:b", "", "ä€😀");
    for (String prefix : odd) {
      List.of("", "a*", "x").forEach(end -> node.tier.put(prefix + end, Loaded.of(prefix + end)));
    }
    node.tier.put("a**", Loaded.of("too"));

    node.tier.invalidatePrefix("a*");
    Eventually.holds("it is carried out", () -> isDelivered(node));

    assertThat(node.tier.findAll(List.of("a*b", "a*c", "a*bx", "a**")).values()).isEmpty();
    assertThat(
            node.tier.findAll(List.of("a?b", "aab", "a[b]cx", "a\\b", "a:b", "ä€😀", "")).values())
        .hasSize(7);
  }

  @Test
  void a_prefix_is_gone_for_oneself_at_once() {
    for (int i = 0; i < 2_000; i++) {
      node.tier.put("p" + i, Loaded.of("v"));
    }
    node.tier.invalidatePrefix("p");

    assertThat(node.tier.findAll(IntStream.range(0, 100).mapToObj(i -> "p" + i).toList()).values())
        .isEmpty();
    Eventually.holds("it is carried out", () -> isDelivered(node));
    assertThat(node.valueBehind("p77")).isEmpty();
  }

  @Test
  void everything_is_what_is_in_the_namespace() {
    try (Node neighbour = Node.on(redis.uri(), namespace + "2").up()) {
      neighbour.tier.put("k", Loaded.of("theirs"));
      node.tier.put("k", Loaded.of("ours"));

      node.tier.invalidateAll();
      Eventually.holds("it is carried out", () -> isDelivered(node));

      assertThat(node.valueBehind("k")).isEmpty();
      assertThat(neighbour.valueBehind("k")).contains("theirs");
    }
  }

  @Test
  void formats_do_not_read_each_other_and_forget_together() {
    try (Node next = Node.withFormat(2, redis.uri(), namespace).up()) {
      node.tier.put("k", Loaded.of("old bytes"));
      assertThat(next.valueBehind("k")).isEmpty();
      Eventually.holds("it was sent", () -> isDelivered(node));
      next.tier.load("k", _ -> Loaded.of("new bytes"));
      Eventually.holds("it is kept", () -> next.valueBehind("k").isPresent());
      assertThat(node.valueBehind("k")).contains("old bytes");

      node.tier.invalidate("k");
      Eventually.holds("it was sent", () -> isDelivered(node));

      assertThat(next.valueBehind("k")).isEmpty();
    }
  }

  @Test
  void names_that_cannot_be_keys_are_loaded_and_not_kept() {
    for (String name : List.of("x".repeat(513), "half \ud83d")) {
      assertThat(node.tier.load(name, _ -> Loaded.of("v")).value()).isEqualTo("v");
      node.tier.put(name, Loaded.of("v"));
      assertThat(node.valueBehind(name)).isEmpty();
      node.tier.invalidate(name);
    }
    assertThat(node.count(Trouble.UNNAMEABLE)).isEqualTo(6);
    assertThat(node.isUp()).isTrue();
  }

  @Test
  void a_value_that_is_too_large_is_not_kept_and_takes_the_old_one_away() {
    node.tier.put("k", Loaded.of("small"));
    node.tier.put("k", Loaded.of("x".repeat(2_000_000)));

    assertThat(node.valueBehind("k")).isEmpty();
    assertThat(node.tier.statistics().departures()).containsEntry(Departure.TOO_LARGE, 1L);
  }

  @Test
  void it_counts_what_it_does() {
    node.tier.load("k", _ -> Loaded.of("v"));
    awaitBehind("k", "v");
    node.tier.invalidate("k");
    TierStatistics statistics = node.tier.statistics();

    assertThat(statistics.tier()).isEqualTo("redis");
    assertThat(statistics.hits()).isGreaterThanOrEqualTo(1);
    assertThat(statistics.misses()).isGreaterThanOrEqualTo(1);
    assertThat(statistics.loads().succeeded()).isEqualTo(1);
    assertThat(statistics.departures()).containsEntry(Departure.INVALIDATED, 1L);
    assertThat(statistics.troubles()).hasSize(Trouble.values().length);
  }

  @Test
  void a_closed_tier_loads_and_keeps_nothing() {
    node.close();

    assertThat(node.tier.load("k", _ -> Loaded.of("v")).value()).isEqualTo("v");
    assertThat(node.tier.findAll(List.of("k")).values()).isEmpty();
  }
}
