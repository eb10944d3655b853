package dev.gavel.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.cache.Loaded;
import dev.gavel.cache.StoreSettings;
import dev.gavel.cache.redis.testing.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where loading is dear, one process loads, and the others wait a while for what it finds. */
class DampingTest {
  private static final StoreSettings DAMPED =
      Node.PATIENT.withTimeout(Duration.ofSeconds(1)).withDamping(Duration.ofSeconds(10));

  private static RedisServer redis;

  @BeforeAll
  static void start() {
    redis = RedisServer.started();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @Test
  void eight_processes_load_a_key_once() throws Exception {
    List<Node> nodes =
        IntStream.range(0, 8).mapToObj(_ -> Node.on(redis.uri(), "eight", DAMPED)).toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      nodes.forEach(Node::up);
      AtomicInteger loads = new AtomicInteger();
      CountDownLatch start = new CountDownLatch(1);
      List<Future<String>> values = new ArrayList<>();
      for (Node node : nodes) {
        values.add(
            threads.submit(
                () -> {
                  start.await();
                  return node.cache.get("k", _ -> slowly(loads));
                }));
      }
      start.countDown();
      for (Future<String> value : values) {
        assertThat(value.get()).isEqualTo("load 1");
      }
      assertThat(loads).hasValue(1);
      Set<Long> waits =
          nodes.stream().map(node -> node.count(Trouble.LEASE_WAITS)).collect(Collectors.toSet());
      assertThat(waits).contains(1L);
    } finally {
      nodes.forEach(Node::close);
    }
  }

  private static Loaded<String> slowly(AtomicInteger loads) {
    try {
      Thread.sleep(200);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
    return Loaded.of("load " + loads.incrementAndGet());
  }

  @Test
  void when_a_load_fails_the_next_process_loads() throws Exception {
    try (Node one = Node.on(redis.uri(), "fails", DAMPED).up();
        Node other = Node.on(redis.uri(), "fails", DAMPED).up();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch loading = new CountDownLatch(1);
      CountDownLatch fail = new CountDownLatch(1);
      Future<?> failing =
          threads.submit(
              () ->
                  one.cache.get(
                      "k",
                      _ -> {
                        loading.countDown();
                        await(fail);
                        throw new IllegalStateException("no value");
                      }));
      loading.await();
      Future<String> waiting =
          threads.submit(() -> other.cache.get("k", _ -> Loaded.of("from the other")));
      Eventually.holds("the other waits", () -> other.count(Trouble.LEASE_WAITS) == 1);
      fail.countDown();

      assertThat(waiting.get()).isEqualTo("from the other");
      assertThat(failing)
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableThat()
          .withMessageContaining("no value");
    }
  }

  @Test
  void nobody_waits_longer_than_the_damping() throws Exception {
    StoreSettings hasty = DAMPED.withDamping(Duration.ofMillis(100));
    try (Node one = Node.on(redis.uri(), "hasty", hasty).up();
        Node other = Node.on(redis.uri(), "hasty", hasty).up();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch loading = new CountDownLatch(1);
      CountDownLatch end = new CountDownLatch(1);
      Future<String> endless =
          threads.submit(
              () ->
                  one.cache.get(
                      "k",
                      _ -> {
                        loading.countDown();
                        await(end);
                        return Loaded.of("at last");
                      }));
      loading.await();

      assertThat(other.cache.get("k", _ -> Loaded.of("from the other")))
          .isEqualTo("from the other");

      end.countDown();
      assertThat(endless.get()).isEqualTo("at last");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }
}
