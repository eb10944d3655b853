package dev.gavel.cache.redis;

import dev.gavel.cache.Loaded;
import dev.gavel.cache.StoreSettings;
import dev.gavel.cache.redis.testing.ChaoticProxy;
import dev.gavel.cache.redis.testing.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * What Redis adds to a request, as the mean and the longest of many on one thread: while it is
 * well, slow, paused and dead. To be run by hand; timings are no assertions.
 */
final class OutageCost {
  private static final int REQUESTS = 20_000;
  private static final AtomicLong NAMES = new AtomicLong();

  private OutageCost() {}

  public static void main(String[] arguments) throws InterruptedException {
    try (RedisServer redis = RedisServer.started();
        ChaoticProxy proxy = ChaoticProxy.before(redis.port());
        Node node = Node.on(redis.uriOn(proxy.port()), "cost", StoreSettings.DEFAULT);
        Node patient = Node.on(redis.uri(), "cost");
        Node direct = Node.on(redis.uri(), "cost", StoreSettings.DEFAULT)) {
      direct.up();
      patient.up();
      measure("warming up", patient);
      measure("well, with patience", patient);
      batches(patient);
      measure("well", direct.up());
      direct.up();
      redis.pause();
      measure("paused, from the first request on", direct);
      measure("paused", direct);
      redis.resume();
      measure("resumed", direct.up());
      direct.up();
      redis.kill();
      measure("dead, from the first request on", direct);
      measure("dead", direct);
      redis.start();
      direct.up();
      node.up();
      measure("behind a proxy", node);
      node.up();
      proxy.delay(Duration.ofMillis(3));
      measure("slow (3 ms each way), from the first request on", node);
      measure("slow", node);
    }
  }

  private static void batches(Node node) {
    for (int size : new int[] {1, 10, 100, 500}) {
      List<String> keys = IntStream.range(0, size).mapToObj(i -> "batch" + i).toList();
      keys.forEach(key -> node.tier.put(key, Loaded.of("a value of some length, as they are")));
      int found = 0;
      int rounds = 20_000 / size + 500;
      long start = System.nanoTime();
      for (int i = 0; i < rounds; i++) {
        found += node.tier.findAll(keys).values().size();
      }
      System.out.printf(
          "%d keys at once: %.1f us, %d of %d found%n",
          size, (System.nanoTime() - start) / 1e3 / rounds, found, (long) rounds * size);
      node.up();
    }
  }

  private static void measure(String when, Node node) {
    long timeouts = node.count(Trouble.TIMEOUT);
    long skipped = node.count(Trouble.SKIPPED);
    long longest = 0;
    long total = 0;
    for (int i = 0; i < REQUESTS; i++) {
      String name = "k" + NAMES.incrementAndGet();
      long start = System.nanoTime();
      node.tier.load(name, _ -> Loaded.of("v"));
      long took = System.nanoTime() - start;
      longest = Math.max(longest, took);
      total += took;
    }
    System.out.printf(
        "%s: mean %.2f us, longest %.2f ms; of %,d requests %,d waited in vain, %,d did not ask%n",
        when,
        total / 1e3 / REQUESTS,
        longest / 1e6,
        REQUESTS,
        node.count(Trouble.TIMEOUT) - timeouts,
        node.count(Trouble.SKIPPED) - skipped);
  }
}
