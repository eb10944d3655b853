package dev.gavel.cache.redis;

import dev.gavel.cache.Loaded;
import dev.gavel.cache.LocalCache;
import dev.gavel.cache.SharedStore;
import dev.gavel.cache.SharedTier;
import dev.gavel.cache.StoreHealth;
import dev.gavel.cache.StoreSettings;
import dev.gavel.cache.TieredCache;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A process with a cache of its own in front of Redis, as far as Redis can tell. */
final class Node implements AutoCloseable {
  /** Long enough that a machine with other work to do is not taken for a slow Redis. */
  static final StoreSettings PATIENT = StoreSettings.DEFAULT.withTimeout(Duration.ofSeconds(1));

  /** Short enough that a Redis that is away is noticed soon. */
  static final StoreSettings BRISK = StoreSettings.DEFAULT.withTimeout(Duration.ofMillis(200));

  static final Duration USUAL_TIME = Duration.ofMinutes(5);

  final SharedStore store;
  final SharedTier<String, String> tier;
  final LocalCache<String, String> front;
  final TieredCache<String, String> cache;

  private Node(URI redis, String namespace, StoreSettings settings, int format) {
    store = SharedStore.open(redis, settings);
    tier = store.tier(namespace, new TextCodec(format), USUAL_TIME);
    front = LocalCache.<String, String>builder().entries(100_000).build();
    cache = new TieredCache<>(front, tier);
  }

  static Node on(URI redis, String namespace) {
    return new Node(redis, namespace, PATIENT, 1);
  }

  static Node on(URI redis, String namespace, StoreSettings settings) {
    return new Node(redis, namespace, settings, 1);
  }

  static Node withFormat(int format, URI redis, String namespace) {
    return new Node(redis, namespace, PATIENT, format);
  }

  Node up() {
    Eventually.holds("Redis is up", this::isUp);
    return this;
  }

  Node down() {
    Eventually.holds("Redis is down", () -> !isUp());
    return this;
  }

  boolean isUp() {
    return store.health() instanceof StoreHealth.Up;
  }

  String reason() {
    return store.health() instanceof StoreHealth.Down down ? down.reason() : "";
  }

  long count(Trouble trouble) {
    return tier.statistics().troubles().get(trouble.label());
  }

  /** What Redis itself has; the cache in front is not asked. */
  Optional<Loaded<String>> behind(String key) {
    return Optional.ofNullable(tier.findAll(List.of(key)).values().get(key));
  }

  Optional<String> valueBehind(String key) {
    return behind(key).map(Loaded::value);
  }

  @Override
  public void close() {
    cache.close();
    store.close();
  }
}
