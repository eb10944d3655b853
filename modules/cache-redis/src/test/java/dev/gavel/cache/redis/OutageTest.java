package dev.gavel.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.cache.Loaded;
import dev.gavel.cache.redis.testing.ChaoticProxy;
import dev.gavel.cache.redis.testing.RedisServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redis goes, and comes back, while two processes are busy: nobody notices. */
class OutageTest {
  private static final long SOME = 2_000;

  private final RedisServer redis = RedisServer.started("maxmemory-policy noeviction");

  @AfterEach
  void stop() {
    redis.close();
  }

  private Node node() {
    return Node.on(redis.uri(), "outage", Node.BRISK);
  }

  private static void assertNobodyWaits(Node node) {
    long timeouts = node.count(Trouble.TIMEOUT);
    long errors = node.count(Trouble.ERROR);
    long skipped = node.count(Trouble.SKIPPED);
    for (int i = 0; i < 1_000; i++) {
      assertThat(node.tier.load("k", _ -> Loaded.of("v")).value()).isEqualTo("v");
    }
    assertThat(node.count(Trouble.SKIPPED) - skipped).isEqualTo(1_000);
    assertThat(node.count(Trouble.TIMEOUT)).isEqualTo(timeouts);
    assertThat(node.count(Trouble.ERROR)).isEqualTo(errors);
  }

  @Test
  void killed_and_started_again() {
    try (Node one = node().up();
        Node other = node().up();
        Traffic traffic = Traffic.on(one, other)) {
      traffic.go(SOME);
      redis.kill();
      one.down();
      traffic.go(SOME);
      Eventually.holds("it is known why", () -> one.reason().contains("refused"));
      redis.start();
      one.up();
      other.up();
      traffic.go(SOME);
      redis.restart();
      traffic.go(SOME);
      one.up();
      other.up();
      traffic.settle();
      assertThat(traffic.wrong()).isEmpty();
    }
  }

  @Test
  void paused_and_resumed() {
    try (Node one = node().up();
        Node other = node().up();
        Traffic traffic = Traffic.on(one, other)) {
      traffic.go(SOME);
      redis.pause();
      one.down();
      other.down();
      traffic.go(SOME);
      redis.resume();
      one.up();
      other.up();
      traffic.go(SOME);
      redis.pause();
      redis.resume();
      traffic.go(SOME);
      traffic.settle();
      assertThat(traffic.wrong()).isEmpty();
    }
  }

  @Test
  void while_it_is_paused_nobody_waits_for_it() {
    try (Node node = node().up()) {
      redis.pause();
      while (node.isUp()) {
        node.tier.load("k", _ -> Loaded.of("v"));
      }
      assertThat(node.count(Trouble.TIMEOUT)).isLessThanOrEqualTo(8);
      assertNobodyWaits(node);
      redis.resume();
      node.up();
    }
  }

  @Test
  void while_it_is_dead_nobody_waits_for_it() {
    try (Node node = node().up()) {
      redis.kill();
      node.down();
      assertNobodyWaits(node);
    }
  }

  @Test
  void while_it_is_slow_nobody_waits_for_it() {
    try (ChaoticProxy proxy = ChaoticProxy.before(redis.port());
        Node node = Node.on(redis.uriOn(proxy.port()), "outage", Node.BRISK).up()) {
      proxy.delay(Duration.ofMillis(250));
      while (node.isUp()) {
        node.tier.load("k", _ -> Loaded.of("v"));
      }
      Eventually.holds("it is known why", () -> node.reason().contains("too late"));
      assertNobodyWaits(node);
      proxy.delay(Duration.ZERO);
      node.up();
    }
  }

  @Test
  void full() {
    try (Node one = node().up();
        Node other = node().up();
        Traffic traffic = Traffic.on(one, other)) {
      traffic.go(SOME);
      one.cache.put("kept", "v");
      Eventually.holds("it is kept", () -> other.valueBehind("kept").isPresent());
      redis.command("CONFIG SET maxmemory 1");
      Eventually.holds("writes are refused", () -> one.count(Trouble.WRITE_REFUSED) > 0);
      traffic.go(SOME);
      assertThat(one.isUp()).isTrue();
      assertThat(other.valueBehind("kept")).contains("v");
      one.cache.invalidate("kept");
      assertThat(one.valueBehind("kept")).isEmpty();
      redis.command("CONFIG SET maxmemory 0");
      traffic.go(SOME);
      traffic.settle();
      assertThat(traffic.wrong()).isEmpty();
    }
  }

  @Test
  void a_wrong_password_is_said_and_never_shown() {
    redis.kill();
    redis.requirePassword("right-one");
    redis.start();
    try (Node wrong = Node.on(redis.uriWith("wrong-one"), "outage", Node.BRISK);
        Node right = Node.on(redis.uri(), "outage", Node.BRISK).up()) {
      Eventually.holds("it is known why", () -> wrong.reason().contains("WRONGPASS"));
      assertThat(wrong.reason()).doesNotContain("wrong-one");
      assertNobodyWaits(wrong);
      assertThat(right.isUp()).isTrue();

      redis.command("CONFIG SET requirepass wrong-one");

      wrong.up();
    }
  }

  @Test
  void what_an_earlier_run_of_the_server_left_on_disk_is_not_believed() {
    try (RedisServer lasting = RedisServer.started("appendonly yes", "appendfsync always");
        Node node = Node.on(lasting.uri(), "outage").up()) {
      node.tier.put("k", Loaded.of("old"));
      assertThat(node.valueBehind("k")).contains("old");
      lasting.restart();
      Eventually.holds("it is asked", () -> node.tier.findAll(List.of("k")).values().isEmpty());
      node.up();
      assertThat(node.valueBehind("k")).isEmpty();

      Eventually.holds(
          "it is replaced",
          () ->
              "new".equals(node.tier.load("k", _ -> Loaded.of("new")).value())
                  && node.valueBehind("k").filter("new"::equals).isPresent());
    }
  }

  @Test
  void scripts_that_redis_has_forgotten_are_told_again() {
    try (Node node = node().up()) {
      redis.command("SCRIPT FLUSH");
      Eventually.holds(
          "it is read again",
          () -> {
            node.tier.put("k", Loaded.of("v"));
            return node.valueBehind("k").isPresent();
          });
    }
  }

  @Test
  void behind_a_network_that_loses_bytes() {
    try (ChaoticProxy proxy = ChaoticProxy.before(redis.port());
        Node one = Node.on(redis.uriOn(proxy.port()), "outage", Node.BRISK).up();
        Node other = Node.on(redis.uriOn(proxy.port()), "outage", Node.BRISK).up();
        Traffic traffic = Traffic.on(one, other)) {
      traffic.go(SOME);
      proxy.lose(0.01);
      Eventually.holds("bytes are lost", () -> proxy.losses() >= 20);
      traffic.go(SOME);
      proxy.lose(0);
      one.up();
      other.up();
      traffic.go(SOME);
      traffic.settle();
      assertThat(traffic.wrong()).isEmpty();
    }
  }

  @Test
  void behind_a_network_that_is_cut_and_falls_silent() {
    try (ChaoticProxy proxy = ChaoticProxy.before(redis.port());
        Node one = Node.on(redis.uriOn(proxy.port()), "outage", Node.BRISK).up();
        Node other = node().up();
        Traffic traffic = Traffic.on(one, other)) {
      for (int i = 0; i < 5; i++) {
        traffic.go(SOME / 5);
        proxy.cut();
      }
      proxy.silence(true);
      one.down();
      traffic.go(SOME);
      proxy.silence(false);
      one.up();
      traffic.go(SOME);
      traffic.settle();
      assertThat(traffic.wrong()).isEmpty();
    }
  }
}
