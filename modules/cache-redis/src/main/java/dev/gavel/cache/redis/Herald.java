package dev.gavel.cache.redis;

import dev.gavel.cache.redis.link.Batch;
import dev.gavel.cache.redis.link.Line;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.protocol.CommandType;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Tells Redis, and through it the other processes, what is to be forgotten. First the epoch ends,
 * so that no load from before is kept; then the value goes; then the others hear of it. None of
 * that needs memory, so it works when Redis is full, too.
 */
final class Herald {
  private final long origin = ThreadLocalRandom.current().nextLong();
  private final Keyspace keys;
  private final Counters counters;
  private long last;
  private long lastBeat;

  /** A value to be kept in the place of the one that is forgotten. */
  record Write(String name, ByteBuffer value, Duration timeToLive) {
    int bytes() {
      return name.length() + value.remaining();
    }
  }

  Herald(Keyspace keys, Counters counters) {
    this.keys = keys;
    this.counters = counters;
  }

  long origin() {
    return origin;
  }

  /** Sends it; the answer is true when Redis has carried it out. */
  synchronized CompletableFuture<Boolean> tell(
      Line line, Invalidation what, @Nullable Write instead) {
    Batch batch = new Batch();
    CompletableFuture<Long> unlinked = batch.integer(CommandType.UNLINK, gone(what));
    CompletableFuture<Boolean> set =
        instead == null ? CompletableFuture.completedFuture(true) : set(batch, line, instead);
    CompletableFuture<Long> told = publish(batch, Message.of(origin, ++last, what));
    CompletableFuture<Boolean> aligned = line.acknowledgement(batch);
    line.send(batch);
    return CompletableFuture.allOf(unlinked, set, told, aligned)
        .thenApply(_ -> set.join() && aligned.join());
  }

  private List<byte[]> gone(Invalidation what) {
    List<byte[]> gone = new ArrayList<>();
    gone.add(keys.epoch());
    if (what instanceof Invalidation.Key(String name)) {
      gone.addAll(keys.keyInEveryFormat(name));
    }
    return gone;
  }

  private CompletableFuture<Boolean> set(Batch batch, Line line, Write write) {
    byte[] key = keys.key(write.name());
    byte[] sealed = Envelope.seal(key, line.run(), write.value());
    long milliseconds = write.timeToLive().toMillis();
    return batch
        .string(CommandType.SET, List.of(key, sealed, Batch.ascii("PX"), Batch.ascii(milliseconds)))
        .handle((_, failed) -> failed == null || refusedAsFull(failed));
  }

  /**
   * Whether Redis did not take the write since it is full, which is counted and no reason to go.
   */
  boolean refusedAsFull(Throwable failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    boolean full =
        (failed instanceof RedisCommandExecutionException said && isFull(said))
            || (cause instanceof RedisCommandExecutionException wrapped && isFull(wrapped));
    if (full) {
      counters.met(Trouble.WRITE_REFUSED);
    }
    return full;
  }

  private static boolean isFull(RedisCommandExecutionException said) {
    String text = said.getMessage();
    return text != null && text.contains("OOM ");
  }

  private CompletableFuture<Long> publish(Batch batch, Message message) {
    return batch.integer(CommandType.PUBLISH, List.of(keys.channel(), message.bytes()));
  }

  /** Repeats the number of the last message, once, so that one that was lost is missed soon. */
  synchronized void beat(Line line) {
    if (lastBeat != last) {
      lastBeat = last;
      Batch batch = new Batch();
      Future<?> _ = publish(batch, Message.beat(origin, last));
      line.send(batch);
    }
  }
}
