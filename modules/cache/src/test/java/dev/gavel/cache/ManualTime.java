package dev.gavel.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Time that stands still until a test moves it; what is due by then runs on the test's thread. */
public final class ManualTime implements Time {
  private final List<Task> tasks = new ArrayList<>();
  private long now;

  private record Task(long at, CompletableFuture<?> done, Runnable work) {}

  @Override
  public synchronized long nanoseconds() {
    return now;
  }

  @Override
  public synchronized Future<?> later(Runnable task, Duration delay) {
    CompletableFuture<?> done = new CompletableFuture<>();
    tasks.add(new Task(now + delay.toNanos(), done, task));
    return done;
  }

  /** Moves on, or back. */
  public void move(Duration by) {
    synchronized (this) {
      now += by.toNanos();
    }
    for (Task task = nextDue(); task != null; task = nextDue()) {
      if (!task.done().isCancelled()) {
        task.work().run();
        task.done().complete(null);
      }
    }
  }

  private synchronized Task nextDue() {
    Task due =
        tasks.stream()
            .filter(task -> task.at() <= now)
            .min(Comparator.comparingLong(Task::at))
            .orElse(null);
    tasks.remove(due);
    return due;
  }
}
