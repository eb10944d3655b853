package dev.gavel.cli.cache;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks for decisions without a break, and holds each against what a server without a cache answers.
 * One server of two is asked first for each user, so the other one finds the answers in Redis.
 */
final class SteadyLoad implements AutoCloseable {
  private static final int CLIENTS = 4;

  private final ServedDecisions computed;
  private final List<ServedDecisions> cached;
  private final AtomicLong users = new AtomicLong();
  private final AtomicLong answers = new AtomicLong();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean stopped;

  SteadyLoad(ServedDecisions computed, List<ServedDecisions> cached) {
    this.computed = computed;
    this.cached = cached;
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(Thread.ofVirtual().start(this::ask));
    }
  }

  private void ask() {
    while (!stopped) {
      String user = Snapshots.user(users.incrementAndGet());
      try {
        String right = computed.decide(user).body();
        for (ServedDecisions service : cached) {
          HttpResponse<String> answer = service.decide(user);
          if (answer.statusCode() != 200 || !answer.body().equals(right)) {
            wrong.add("%s: %s, not %s".formatted(user, answer.body(), right));
          }
          answers.incrementAndGet();
        }
      } catch (RuntimeException failed) {
        wrong.add(user + ": " + failed);
      }
      LockSupport.parkNanos(500_000);
    }
  }

  /** Waits until so many more were answered. */
  void goOn(int more) {
    long enough = answers.get() + more;
    Patience.await("there are more answers", () -> answers.get() >= enough || !wrong.isEmpty());
  }

  /** The answers that were not what they had to be. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  @Override
  public void close() {
    stopped = true;
    for (Thread client : clients) {
      try {
        client.join();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
  }
}
