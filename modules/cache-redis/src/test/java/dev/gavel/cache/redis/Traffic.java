package dev.gavel.cache.redis;

import dev.gavel.cache.Loaded;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Two nodes under load. The truth about a key is its generation, which only goes up; each key has
 * one node that changes it, by an invalidation or by a put. There, a read that starts after a
 * change has returned must see that generation or a later one. Everywhere, a value must be one that
 * was true for its key once.
 */
final class Traffic implements AutoCloseable {
  private static final int KEYS = 100;
  private static final int READERS = 3;

  private final List<Node> nodes;
  private final AtomicLongArray truth = new AtomicLongArray(KEYS);
  private final AtomicLongArray settled = new AtomicLongArray(KEYS);
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicLong reads = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  private Traffic(List<Node> nodes) {
    this.nodes = nodes;
  }

  static Traffic on(Node... nodes) {
    Traffic traffic = new Traffic(List.of(nodes));
    for (int i = 0; i < nodes.length; i++) {
      int owner = i;
      traffic.start(() -> traffic.change(owner));
      for (int reader = 0; reader < READERS; reader++) {
        traffic.start(() -> traffic.read(owner));
      }
    }
    return traffic;
  }

  private void start(Runnable step) {
    threads.add(
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!stopped) {
                    try {
                      step.run();
                    } catch (Throwable thrown) {
                      wrong.add("thrown: " + thrown);
                    }
                  }
                }));
  }

  private void change(int owner) {
    int key = ThreadLocalRandom.current().nextInt(KEYS / nodes.size()) * nodes.size() + owner;
    long generation = truth.incrementAndGet(key);
    if (ThreadLocalRandom.current().nextBoolean()) {
      nodes.get(owner).cache.invalidate("key" + key);
    } else {
      nodes.get(owner).cache.put("key" + key, value(key, generation));
    }
    settled.set(key, generation);
    pause();
  }

  private static void pause() {
    try {
      Thread.sleep(0, 200_000);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(int node) {
    int key = ThreadLocalRandom.current().nextInt(KEYS);
    long least = key % nodes.size() == node ? settled.get(key) : 0;
    String value =
        ThreadLocalRandom.current().nextInt(10) == 0
            ? nodes.get(node).cache.get("key" + key)
            : nodes.get(node).cache.get("key" + key, _ -> Loaded.of(value(key, truth.get(key))));
    if (value != null) {
      check(key, value, least);
    }
    if (reads.incrementAndGet() % 20 == 0) {
      pause();
    }
  }

  private void check(int key, String value, long least) {
    long most = truth.get(key);
    String[] parts = value.split(":", -1);
    long generation = Long.parseLong(parts[1]);
    if (!parts[0].equals("key" + key) || generation < least || generation > most) {
      wrong.add("for key%d, from %d to %d: %s".formatted(key, least, most, value));
    }
  }

  private static String value(int key, long generation) {
    return "key" + key + ":" + generation + ":" + "x".repeat(key);
  }

  /** Lets it run until so many more reads were made. */
  void go(long moreReads) {
    long end = reads.get() + moreReads;
    Eventually.holds("reads are made", () -> reads.get() >= end || !wrong.isEmpty());
  }

  List<String> wrong() {
    return wrong.stream().limit(5).toList();
  }

  /** Ends it; then waits until all nodes know the truth. */
  void settle() {
    close();
    for (Node node : nodes) {
      for (int key = 0; key < KEYS; key++) {
        int number = key;
        Eventually.holds(
            "the truth about key%d is known".formatted(key),
            () -> value(number, truth.get(number)).equals(ask(node, number)));
      }
    }
  }

  private String ask(Node node, int key) {
    return node.cache.get("key" + key, _ -> Loaded.of(value(key, truth.get(key))));
  }

  @Override
  public void close() {
    stopped = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException stop) {
        throw new AssertionError(stop);
      }
    }
  }
}
