package dev.gavel.cache.redis;

import dev.gavel.cache.Loaded;
import dev.gavel.cache.redis.Herald.Write;
import dev.gavel.cache.redis.link.Batch;
import dev.gavel.cache.redis.link.Line;
import dev.gavel.cache.redis.link.Reason;
import dev.gavel.cache.redis.link.Script;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads what Redis does not have, and has it kept there if nothing was invalidated meanwhile. Where
 * stampedes are damped, who holds the lease of the key loads, and the others wait a while for what
 * comes of it.
 */
final class Loads<V> {
  private static final Duration FIRST_WAIT = Duration.ofMillis(2);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(50);

  private final Keyspace keys;
  private final Reads<V> reads;
  private final Values<V> values;
  private final Herald herald;
  private final Counters counters;
  private final Duration damping;

  private enum Lease {
    MINE,
    OF_ANOTHER,
    /** Redis is full. */
    NOT_TO_BE_HAD
  }

  Loads(
      Keyspace keys,
      Reads<V> reads,
      Values<V> values,
      Herald herald,
      Counters counters,
      Duration damping) {
    this.keys = keys;
    this.reads = reads;
    this.values = values;
    this.herald = herald;
    this.counters = counters;
    this.damping = damping;
  }

  Loaded<V> load(String name, Supplier<Loaded<V>> loader) {
    Reading<V> reading = reads.ask(List.of(name));
    if (reading == null) {
      return loader.get();
    }
    counters.reads(1, reading.found().size());
    Loaded<V> found = reading.found().get(name);
    if (found != null) {
      return found;
    }
    return damping.isZero() ? loadAndKeep(reading, name, loader) : loadDamped(name, loader);
  }

  private Loaded<V> loadAndKeep(Reading<V> before, String name, Supplier<Loaded<V>> loader) {
    Loaded<V> loaded = loader.get();
    keep(before, name, loaded);
    return loaded;
  }

  /** Has a value kept that was found since that reading, unless something was invalidated since. */
  void keep(Reading<V> before, String name, Loaded<V> loaded) {
    Write write = values.outgoing(name, loaded);
    if (write != null) {
      keep(before.line(), before.epoch(), write);
    }
  }

  private void keep(Line line, @Nullable String epoch, Write write) {
    if (epoch == null) {
      counters.met(Trouble.WRITE_REFUSED);
      return;
    }
    if (!line.admits(write.bytes())) {
      counters.met(Trouble.DROPPED_WRITES);
      return;
    }
    byte[] key = keys.key(write.name());
    byte[] sealed = Envelope.seal(key, line.run(), write.value());
    CompletableFuture<Long> kept =
        line.run(
            Script.KEEP,
            List.of(keys.epoch(), key),
            List.of(Batch.ascii(epoch), sealed, Batch.ascii(write.timeToLive().toMillis())));
    noteRefusal(line, kept.whenComplete((_, _) -> line.free(write.bytes())));
  }

  private void noteRefusal(Line line, CompletableFuture<?> answer) {
    Future<?> _ =
        answer.whenComplete(
            (_, failed) -> {
              if (failed != null && !herald.refusedAsFull(failed)) {
                counters.met(Trouble.ERROR);
                line.giveUp(Reason.of(failed));
              }
            });
  }

  private Loaded<V> loadDamped(String name, Supplier<Loaded<V>> loader) {
    byte[] token = Batch.unique();
    long end = System.nanoTime() + damping.toNanos();
    Duration wait = FIRST_WAIT;
    while (true) {
      Batch batch = new Batch();
      CompletableFuture<Lease> lease = takeLease(batch, name, token);
      Reading<V> reading = reads.ask(List.of(name), batch);
      if (reading == null) {
        return loader.get();
      }
      boolean mine = lease.join() == Lease.MINE;
      Loaded<V> found = reading.found().get(name);
      long left = end - System.nanoTime();
      if (found != null || lease.join() != Lease.OF_ANOTHER || left <= 0 || !sleep(wait, left)) {
        try {
          return found == null ? loadAndKeep(reading, name, loader) : found;
        } finally {
          if (mine) {
            release(reading.line(), name, token);
          }
        }
      }
      if (wait.equals(FIRST_WAIT)) {
        counters.met(Trouble.LEASE_WAITS);
      }
      wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }
  }

  private CompletableFuture<Lease> takeLease(Batch batch, String name, byte[] token) {
    return batch
        .string(
            CommandType.SET,
            List.of(
                keys.lease(name),
                token,
                Batch.ascii("NX"),
                Batch.ascii("PX"),
                Batch.ascii(Math.max(1, damping.toMillis()))))
        .handle(
            (taken, failed) ->
                failed != null
                    ? Lease.NOT_TO_BE_HAD
                    : taken != null ? Lease.MINE : Lease.OF_ANOTHER);
  }

  private void release(Line line, String name, byte[] token) {
    noteRefusal(line, line.run(Script.RELEASE, List.of(keys.lease(name)), List.of(token)));
  }

  private static boolean sleep(Duration wait, long left) {
    try {
      Thread.sleep(Duration.ofNanos(Math.min(wait.toNanos(), left)));
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
