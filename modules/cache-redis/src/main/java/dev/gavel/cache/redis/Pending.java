package dev.gavel.cache.redis;

import dev.gavel.cache.redis.Herald.Write;
import dev.gavel.cache.redis.link.Line;
import dev.gavel.cache.redis.link.Reason;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The invalidations that Redis has not acknowledged. Until all of them were said on a line, nothing
 * is read on it; after that, what is read there was read after they were carried out.
 */
final class Pending {
  private static final int MOST = 10_000;

  private final Supplier<@Nullable Line> link;
  private final Herald herald;
  private final Sweep sweep;
  private final Counters counters;
  private final Map<Invalidation, Long> waiting = new LinkedHashMap<>();
  private long tickets;
  private volatile int size;
  private volatile @Nullable Line saidOn;
  private volatile List<String> sweeping = List.of();

  Pending(Supplier<@Nullable Line> link, Herald herald, Sweep sweep, Counters counters) {
    this.link = link;
    this.herald = herald;
    this.sweep = sweep;
    this.counters = counters;
  }

  /**
   * Whether what is read on the line now is what was left by everything that was forgotten here.
   */
  boolean allowsReading(Line line, Collection<String> names) {
    if (size == 0) {
      return true;
    }
    return line.equals(saidOn)
        && sweeping.stream()
            .noneMatch(prefix -> names.stream().anyMatch(n -> n.startsWith(prefix)));
  }

  boolean isEmpty() {
    return size == 0;
  }

  void forget(Invalidation what) {
    replace(what, null);
  }

  /** Forgets what is there, and has the other value kept, if there is one, and a line to say so. */
  synchronized void replace(Invalidation what, @Nullable Write wanted) {
    if (waiting.size() >= MOST) {
      counters.met(Trouble.OVERFLOWS);
      waiting.clear();
      saidOn = null;
      note(Invalidation.ofEverything());
    }
    long ticket = note(what);
    Line line = link.get();
    boolean inOrder = line != null && (line.equals(saidOn) || waiting.size() == 1);
    Write instead = wanted;
    if (wanted != null && !(inOrder && line.admits(wanted.bytes()))) {
      counters.met(Trouble.DROPPED_WRITES);
      instead = null;
    }
    if (line == null) {
      saidOn = null;
    } else if (inOrder) {
      saidOn = line;
      say(line, what, ticket, instead);
    } else {
      catchUp(line);
    }
  }

  private long note(Invalidation what) {
    long ticket = ++tickets;
    waiting.put(what, ticket);
    changed(what);
    return ticket;
  }

  private void changed(Invalidation what) {
    if (what instanceof Invalidation.Prefix) {
      sweeping =
          waiting.keySet().stream()
              .filter(Invalidation.Prefix.class::isInstance)
              .map(Invalidation::name)
              .toList();
    }
    size = waiting.size();
  }

  /** Says everything on the line, unless that was done. */
  synchronized void catchUp(Line line) {
    if (!line.equals(saidOn)) {
      saidOn = line;
      new LinkedHashMap<>(waiting).forEach((what, ticket) -> say(line, what, ticket, null));
    }
  }

  private void say(Line line, Invalidation what, long ticket, @Nullable Write instead) {
    Future<?> _ =
        herald
            .tell(line, what, instead)
            .whenComplete(
                (right, failed) -> {
                  if (instead != null) {
                    line.free(instead.bytes());
                  }
                  if (failed != null) {
                    line.giveUp(Reason.of(failed));
                  } else if (!right) {
                    line.giveUp(Line.MIXED_UP);
                  } else if (what instanceof Invalidation.Prefix(String prefix)) {
                    sweep.start(line, prefix, () -> acknowledged(what, ticket));
                  } else {
                    acknowledged(what, ticket);
                  }
                });
  }

  private synchronized void acknowledged(Invalidation what, long ticket) {
    if (waiting.remove(what, ticket)) {
      changed(what);
    }
  }
}
