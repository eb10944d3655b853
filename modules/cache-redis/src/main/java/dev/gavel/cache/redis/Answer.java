package dev.gavel.cache.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What came of a read. */
sealed interface Answer {

  /** The values, null where there is none, and how many milliseconds more they are there. */
  record Values(List<byte[]> values, List<Long> milliseconds) implements Answer {}

  record Late() implements Answer {}

  record Failed(String reason) implements Answer {}

  /** The caller's thread is wanted for something else. */
  record Interrupted() implements Answer {}

  static Answer of(
      CompletableFuture<List<byte[]>> values,
      List<CompletableFuture<Long>> times,
      Duration patience) {
    try {
      List<byte[]> found = values.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (found == null || found.size() != times.size() + 1) {
        return new Failed(Line.MIXED_UP);
      }
      return new Values(found, times.stream().map(CompletableFuture::join).toList());
    } catch (TimeoutException late) {
      return new Late();
    } catch (ExecutionException | CompletionException failed) {
      return new Failed(Reason.of(failed));
    } catch (CancellationException closed) {
      return new Failed("the connection was closed");
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return new Interrupted();
    }
  }
}
