package dev.gavel.cache.redis;

import dev.gavel.cache.Loaded;
import dev.gavel.cache.redis.link.Answer;
import dev.gavel.cache.redis.link.Batch;
import dev.gavel.cache.redis.link.Line;
import dev.gavel.cache.redis.link.Link;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks Redis, if there is any use in it, and no longer than the caller can wait. */
final class Reads<V> {
  private final Link link;
  private final Keyspace keys;
  private final Pending pending;
  private final Values<V> values;
  private final Counters counters;
  private final Duration patience;

  Reads(
      Link link,
      Keyspace keys,
      Pending pending,
      Values<V> values,
      Counters counters,
      Duration patience) {
    this.link = link;
    this.keys = keys;
    this.pending = pending;
    this.values = values;
    this.counters = counters;
    this.patience = patience;
  }

  /** What there is under these names; null when it could not be learned. */
  @Nullable Reading<V> ask(List<String> names) {
    return ask(names, new Batch());
  }

  /**
   * @param first what is to be done before the values are read
   */
  @Nullable Reading<V> ask(List<String> names, Batch first) {
    Line line = link.line();
    if (line == null || !pending.allowsReading(line, names)) {
      counters.met(Trouble.SKIPPED);
      return null;
    }
    List<byte[]> asked = names.stream().map(keys::key).toList();
    return switch (line.read(keys.epoch(), asked, first, patience)) {
      case Answer.Values answer ->
          new Reading<>(line, answer.epoch(), unpacked(line, names, asked, answer.values()));
      case Answer.Late _ -> nothing(Trouble.TIMEOUT);
      case Answer.Failed _ -> nothing(Trouble.ERROR);
      case Answer.Interrupted _ -> null;
    };
  }

  private @Nullable Reading<V> nothing(Trouble trouble) {
    counters.met(trouble);
    return null;
  }

  private Map<String, Loaded<V>> unpacked(
      Line line, List<String> names, List<byte[]> asked, List<Answer.@Nullable Value> sealed) {
    Map<String, Loaded<V>> found = HashMap.newHashMap(names.size());
    for (int i = 0; i < names.size(); i++) {
      Answer.Value there = sealed.get(i);
      Loaded<V> value = there == null ? null : unpacked(line, names.get(i), asked.get(i), there);
      if (value != null) {
        found.put(names.get(i), value);
      }
    }
    return found;
  }

  private @Nullable Loaded<V> unpacked(Line line, String name, byte[] key, Answer.Value there) {
    return switch (Envelope.open(key, line.run(), there.bytes())) {
      case Envelope.Foreign _ -> null;
      case Envelope.Corrupt _ -> {
        discard(name);
        line.giveUp("a value was not the one that was written under its key");
        yield null;
      }
      case Envelope.Value value -> {
        Loaded<V> loaded = values.incoming(value.copy(), there.left());
        if (loaded == null) {
          discard(name);
        }
        yield loaded;
      }
    };
  }

  /** Removes what nobody can read, so that it is neither met again nor in the way. */
  private void discard(String name) {
    counters.met(Trouble.CORRUPT);
    pending.forget(Invalidation.ofKey(name));
  }
}
