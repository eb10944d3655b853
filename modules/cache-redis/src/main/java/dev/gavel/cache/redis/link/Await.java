package dev.gavel.cache.redis.link;

import io.lettuce.core.api.StatefulConnection;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for Redis, on threads that no request is waiting for. */
public final class Await {
  /** How long anything may take while nobody waits. */
  public static final Duration USUAL = Duration.ofSeconds(1);

  private Await() {}

  public static <T> T answer(CompletableFuture<T> coming) throws Refusal, InterruptedException {
    return answer(coming, USUAL);
  }

  public static <T> T answer(CompletableFuture<T> coming, Duration patience)
      throws Refusal, InterruptedException {
    try {
      T answer = coming.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (answer == null) {
        throw new Refusal("an answer was empty");
      }
      return answer;
    } catch (ExecutionException failed) {
      throw new Refusal(Reason.of(failed));
    } catch (CancellationException closed) {
      throw new Refusal("the connection was closed");
    } catch (TimeoutException late) {
      throw new Refusal("it does not answer");
    }
  }

  /** Sends the commands, and waits until Redis has carried them out. */
  public static void carriedOut(Line line, Batch batch) throws Refusal, InterruptedException {
    CompletableFuture<Boolean> right = line.acknowledgement(batch);
    line.send(batch);
    if (!answer(right)) {
      throw new Refusal(Line.MIXED_UP);
    }
  }

  /** The connection when it is made; one that comes too late is closed. */
  public static <T extends StatefulConnection<?, ?>> T connected(CompletableFuture<T> connecting)
      throws Refusal, InterruptedException {
    try {
      return answer(connecting, USUAL.multipliedBy(2));
    } catch (Refusal | InterruptedException failed) {
      Future<?> _ = connecting.thenCompose(StatefulConnection::closeAsync);
      throw failed;
    }
  }
}
