package dev.gavel.cache.redis.link;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What came of a read. */
public sealed interface Answer {

  /** The epoch and the values, null where there is none. */
  record Values(@Nullable String epoch, List<@Nullable Value> values) implements Answer {}

  /** The bytes, and how many milliseconds more they are there; negative for no end. */
  record Value(ByteBuffer bytes, long left) {}

  record Late() implements Answer {}

  record Failed(String reason) implements Answer {}

  /** The caller's thread is wanted for something else. */
  record Interrupted() implements Answer {}

  /**
   * Waits for the answer to {@link Script#READ}.
   *
   * @param keys how many were asked for
   */
  static Answer of(CompletableFuture<List<Object>> coming, int keys, Duration patience) {
    try {
      List<Object> flat = coming.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return flat.size() == 1 + 2 * keys ? read(flat) : new Failed(Line.MIXED_UP);
    } catch (TimeoutException late) {
      return new Late();
    } catch (ExecutionException failed) {
      return new Failed(Reason.of(failed));
    } catch (CancellationException closed) {
      return new Failed("the connection was closed");
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return new Interrupted();
    }
  }

  private static Answer read(List<?> flat) {
    List<@Nullable Value> values = new ArrayList<>(flat.size() / 2);
    for (int i = 1; i < flat.size(); i += 2) {
      Object time = flat.get(i + 1);
      switch (flat.get(i)) {
        case null -> values.add(null);
        case byte[] bytes when time instanceof Long left ->
            values.add(new Value(ByteBuffer.wrap(bytes), left));
        default -> {
          return new Failed(Line.MIXED_UP);
        }
      }
    }
    return switch (flat.getFirst()) {
      case null -> new Values(null, values);
      case byte[] epoch -> new Values(new String(epoch, US_ASCII), values);
      default -> new Failed(Line.MIXED_UP);
    };
  }
}
