package dev.gavel.cache;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The loads that are under way, at most one for a key. Whoever changes what is kept under a key
 * does so holding the key here; so a load that began before an invalidation or a put finds itself
 * gone when it lands, and its value reaches those who waited, and nobody after them.
 */
final class Flights<K, V> {
  private final ConcurrentHashMap<K, Flight<V>> underWay = new ConcurrentHashMap<>();

  /** One load. */
  static final class Flight<V> {
    private final CompletableFuture<V> result = new CompletableFuture<>();
    private final Thread pilot = Thread.currentThread();

    void land(V value) {
      result.complete(value);
    }

    void crash(Throwable reason) {
      result.completeExceptionally(reason);
    }

    boolean isMine() {
      return pilot.equals(Thread.currentThread()) && !result.isDone();
    }

    /** Waits for another's load: its value, or what it threw. */
    V await(Object key) {
      if (isMine()) {
        throw new IllegalStateException("to load %s, its own value is needed".formatted(key));
      }
      try {
        return result.join();
      } catch (CompletionException failed) {
        switch (failed.getCause()) {
          case RuntimeException thrown -> throw thrown;
          case Error thrown -> throw thrown;
          case null, default -> throw failed;
        }
      }
    }
  }

  /** The flight for the key: the one that is under way, else the new one; null if it is kept. */
  @Nullable Flight<V> board(K key, Flight<V> own, Predicate<K> isKept) {
    return underWay.compute(key, (k, there) -> there != null ? there : isKept.test(k) ? null : own);
  }

  /** Ends the flight. When nobody called it off, it first keeps what it brought. */
  void land(K key, Flight<V> own, Runnable keep) {
    underWay.computeIfPresent(
        key,
        (_, there) -> {
          if (there != own) {
            return there;
          }
          keep.run();
          return null;
        });
  }

  /** Calls off the flight for the key, if there is one, and makes a change at the same moment. */
  void insteadOf(K key, Runnable change) {
    underWay.compute(
        key,
        (_, _) -> {
          change.run();
          return null;
        });
  }

  /** Makes a change that the flight for the key, if there is one, need not know of. */
  void beside(K key, Runnable change) {
    underWay.compute(
        key,
        (_, there) -> {
          change.run();
          return there;
        });
  }

  /** Those of the keys for which a flight is under way. */
  Set<K> keys(Predicate<K> wanted) {
    return underWay.keySet().stream().filter(wanted).collect(Collectors.toSet());
  }
}
