package dev.gavel.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.cache.redis.testing.ChaoticProxy;
import dev.gavel.cache.redis.testing.RedisServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may happen to Redis under load: no decision fails, none is wrong, and it comes back. */
class RedisTroubleTest {
  private static final int REDIS = 1;

  @TempDir private Path directory;
  private RedisServer redis;
  private ServedDecisions computed;
  private ServedDecisions first;
  private ServedDecisions second;
  private SteadyLoad load;

  private void start(String... settingsOfRedis) {
    redis = RedisServer.started(settingsOfRedis);
    serve(redis.uri());
  }

  private void serve(URI store) {
    new Snapshots(directory).publish(1, 500);
    computed = ServedDecisions.computed(directory);
    first = ServedDecisions.shared(directory, store);
    second = ServedDecisions.shared(directory, store);
    load = new SteadyLoad(computed, List.of(first, second));
    awaitSharing();
  }

  @AfterEach
  void stop() {
    load.close();
    List.of(first, second, computed).forEach(ServedDecisions::close);
    redis.close();
    assertThat(load.wrong()).isEmpty();
  }

  @Test
  void a_redis_that_is_killed_is_passed_over_until_it_is_started_again() {
    start();
    redis.kill();
    awaitPassedOver();

    redis.start();
    awaitSharing();
  }

  @Test
  void a_redis_that_hangs_is_passed_over_until_it_goes_on() {
    start();
    redis.pause();
    awaitPassedOver();
    assertThat(first.number(REDIS, "troubles", "timeout")).isPositive();

    redis.resume();
    awaitSharing();
  }

  @Test
  void a_redis_that_starts_anew_in_a_moment_is_used_again() {
    start();
    for (int i = 0; i < 3; i++) {
      redis.restart();
      load.goOn(50);
    }
    awaitSharing();
  }

  @Test
  void a_redis_that_is_full_keeps_nothing_new_and_disturbs_nobody() {
    start("maxmemory 2mb", "maxmemory-policy noeviction");
    Patience.await("Redis is full", () -> first.number(REDIS, "troubles", "write_refused") > 0);
    load.goOn(200);

    redis.restart();
    awaitSharing();
  }

  @Test
  void a_network_that_loses_bytes_spoils_no_answer() {
    redis = RedisServer.started();
    try (ChaoticProxy network = ChaoticProxy.before(redis.port())) {
      serve(redis.uriOn(network.port()));
      network.lose(0.02);
      Patience.await("much was lost", () -> network.losses() > 30);
      network.lose(0);
      awaitSharing();
    }
  }

  /** Decisions go on, requests do not wait for Redis, and everybody who asks is told. */
  private void awaitPassedOver() {
    Patience.await("Redis is known to be away", () -> !first.storeIsUp() && !second.storeIsUp());
    long skipped = first.number(REDIS, "troubles", "skipped");
    load.goOn(200);
    assertThat(first.number(REDIS, "troubles", "skipped")).isGreaterThan(skipped);
    assertThat(first.health().toString()).contains("cache_store_down");
    assertThat(first.metrics()).contains("gavel_cache_store_up 0.0");
  }

  /** What one server puts into Redis, the other one finds there. */
  private void awaitSharing() {
    Patience.await("Redis is there", () -> first.storeIsUp() && second.storeIsUp());
    long hits = second.number(REDIS, "hits");
    Patience.await("answers are shared", () -> second.number(REDIS, "hits") > hits + 20);
    assertThat(second.metrics()).contains("gavel_cache_store_up 1.0");
  }
}
