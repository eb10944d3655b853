package dev.gavel.cache.redis;

import dev.gavel.cache.Cache;
import dev.gavel.cache.Codec;
import dev.gavel.cache.Loaded;
import dev.gavel.cache.Loader;
import dev.gavel.cache.SharedTier;
import dev.gavel.cache.StoreSettings;
import dev.gavel.cache.TierStatistics;
import dev.gavel.cache.redis.Herald.Write;
import dev.gavel.cache.redis.link.Line;
import dev.gavel.cache.redis.link.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries in Redis. */
final class RedisTier<K, V> implements SharedTier<K, V> {
  private final Subscription subscription;
  private final Codec<K, V> codec;
  private final Keyspace keys;
  private final Counters counters = new Counters();
  private final Herald herald;
  private final Pending pending;
  private final Values<V> values;
  private final Reads<V> reads;
  private final Loads<V> loads;
  private volatile @Nullable Relay<K> relay;
  private volatile boolean closed;

  RedisTier(
      Link link,
      Subscription subscription,
      StoreSettings settings,
      String namespace,
      Codec<K, V> codec,
      Duration timeToLive) {
    this.subscription = subscription;
    this.codec = codec;
    this.keys = new Keyspace(namespace, codec.format());
    this.herald = new Herald(keys, counters);
    this.pending = new Pending(link::line, herald, new Sweep(keys, herald), counters);
    this.values = new Values<>(codec, timeToLive, counters);
    this.reads = new Reads<>(link, keys, pending, values, counters, settings.timeout());
    this.loads = new Loads<>(keys, reads, values, herald, counters, settings.damping());
  }

  @Override
  public Found<K, V> findAll(Collection<? extends K> asked) {
    Map<String, K> names = LinkedHashMap.newLinkedHashMap(asked.size());
    for (K key : asked) {
      String name = codec.name(key);
      if (canName(name)) {
        names.put(name, key);
      }
    }
    Reading<V> reading =
        names.isEmpty() || closed ? null : reads.ask(new ArrayList<>(names.keySet()));
    if (reading == null) {
      return new FoundInRedis(null, Map.of());
    }
    counters.reads(names.size(), reading.found().size());
    Map<K, Loaded<V>> found = HashMap.newHashMap(reading.found().size());
    names.forEach(
        (name, key) -> {
          Loaded<V> value = reading.found().get(name);
          if (value != null) {
            found.put(key, value);
          }
        });
    return new FoundInRedis(reading, found);
  }

  /** What is added later has to show the epoch of the reading; without one, nothing is added. */
  private final class FoundInRedis implements Found<K, V> {
    private final @Nullable Reading<V> reading;
    private final Map<K, Loaded<V>> values;

    FoundInRedis(@Nullable Reading<V> reading, Map<K, Loaded<V>> values) {
      this.reading = reading;
      this.values = values;
    }

    @Override
    public Map<K, Loaded<V>> values() {
      return values;
    }

    @Override
    public void add(K key, Loaded<V> value) {
      String name = codec.name(key);
      if (reading != null && Keyspace.canName(name)) {
        loads.keep(reading, name, value);
      }
    }
  }

  @Override
  public Loaded<V> load(K key, Loader<? super K, ? extends V> loader) {
    String name = codec.name(key);
    if (closed || !canName(name)) {
      return loaded(key, loader);
    }
    return loads.load(name, () -> loaded(key, loader));
  }

  private Loaded<V> loaded(K key, Loader<? super K, ? extends V> loader) {
    long start = System.nanoTime();
    boolean succeeded = false;
    try {
      Loaded<? extends V> loaded = loader.load(key);
      succeeded = true;
      return new Loaded<>(loaded.value(), loaded.timeToLive());
    } finally {
      counters.load(succeeded, System.nanoTime() - start);
    }
  }

  private boolean canName(String name) {
    if (Keyspace.canName(name)) {
      return true;
    }
    counters.met(Trouble.UNNAMEABLE);
    return false;
  }

  @Override
  public void put(K key, Loaded<V> value) {
    String name = codec.name(key);
    Write write = canName(name) ? values.outgoing(name, value) : null;
    pending.replace(Invalidation.ofKey(name), write);
  }

  @Override
  public void invalidate(K key) {
    forget(Invalidation.ofKey(codec.name(key)));
  }

  @Override
  public void invalidatePrefix(String prefix) {
    forget(Invalidation.ofPrefix(prefix));
  }

  @Override
  public void invalidateAll() {
    forget(Invalidation.ofEverything());
  }

  private void forget(Invalidation what) {
    counters.invalidated();
    pending.forget(what);
  }

  @Override
  public void relayInvalidationsTo(Cache<K, V> front) {
    Relay<K> fresh = new Relay<>(front, codec, herald.origin(), counters);
    relay = fresh;
    subscription.add(keys.channel(), fresh);
  }

  void catchUp(Line line) {
    pending.catchUp(line);
  }

  void beat(Line line) {
    herald.beat(line);
  }

  /** Whether Redis has acknowledged everything. */
  boolean isDelivered() {
    return pending.isEmpty();
  }

  /** Whether there is nothing more that it will have to say. */
  boolean isFinished() {
    return closed && isDelivered();
  }

  @Override
  public TierStatistics statistics() {
    return counters.statistics();
  }

  @Override
  public void close() {
    closed = true;
    Relay<K> open = relay;
    relay = null;
    if (open != null) {
      subscription.remove(keys.channel(), open);
      open.close();
    }
  }
}
