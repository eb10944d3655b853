package dev.gavel.cli.bench;

import dev.gavel.cache.Codec;
import dev.gavel.cache.LocalCache;
import dev.gavel.cache.SharedStore;
import dev.gavel.cache.StoreSettings;
import dev.gavel.cache.TieredCache;
import dev.gavel.cli.bench.Contender.Reader;
import dev.gavel.cli.terminal.CliException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The contenders that have their entries in Redis. They leave nothing behind there. */
final class InRedis implements AutoCloseable {
  static final String GET = "Redis, GET";

  private static final String PREFIX = "gavel-bench:";
  private static final String NAMESPACE = "gavel-bench-tier";
  private static final int MANY = 100;
  private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** A decision would not wait as long; here a slow answer is to be seen in the table. */
  private static final StoreSettings PATIENT =
      StoreSettings.DEFAULT.withTimeout(Duration.ofSeconds(2));

  private final URI address;
  private final Keys keys;
  private final Optional<Tiers> tiers;

  /** Two caches before the same tier: one holds everything, the other one nothing. */
  private record Tiers(
      SharedStore store, TieredCache<String, String> near, TieredCache<String, String> far) {}

  InRedis(URI address, Keys keys) {
    this.address = address;
    this.keys = keys;
    fill();
    this.tiers = open();
  }

  private void fill() {
    try (RedisClient client = new RedisClient(address)) {
      for (String key : keys.names()) {
        client.send("SET", PREFIX + key, Keys.value(key), "EX", "600");
        client.receive();
      }
    }
  }

  /** The tiers need a module that knows Redis; without it, only Redis itself is measured. */
  private Optional<Tiers> open() {
    try {
      SharedStore store = SharedStore.open(address, PATIENT);
      LocalCache<String, String> none = LocalCache.<String, String>builder().entries(0).build();
      Tiers opened = new Tiers(store, before(store, InProcess.cache()), before(store, none));
      for (int first = 0; first < Keys.COUNT; first += MANY) {
        keep(opened, keys.names().subList(first, first + MANY));
      }
      return Optional.of(opened);
    } catch (IllegalArgumentException nobodyKnowsRedis) {
      return Optional.empty();
    }
  }

  private static TieredCache<String, String> before(
      SharedStore store, LocalCache<String, String> front) {
    return new TieredCache<>(front, store.tier(NAMESPACE, new TextCodec(), TIME_TO_LIVE));
  }

  /** Writing does not wait, and is not done while there is no connection yet; so this waits. */
  private static void keep(Tiers tiers, List<String> names) {
    long start = System.nanoTime();
    List<String> missing = names;
    while (!missing.isEmpty()) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        throw new CliException("Redis does not keep what the shared tier writes there");
      }
      missing.forEach(key -> tiers.near.put(key, Keys.value(key)));
      missing = missing.stream().filter(key -> tiers.far.get(key) == null).toList();
    }
  }

  List<Contender> contenders() {
    List<Contender> all = new ArrayList<>();
    all.add(new Contender(GET, 1, () -> new Single(new RedisClient(address))));
    all.add(
        new Contender("Redis, MGET of " + MANY, MANY, () -> new Several(new RedisClient(address))));
    tiers.ifPresent(
        opened -> {
          all.add(asking("Gavel, TieredCache, near", opened.near));
          all.add(asking("Gavel, TieredCache, in Redis", opened.far));
        });
    return all;
  }

  private static Contender asking(String name, TieredCache<String, String> cache) {
    return Contender.of(name, (asked, at) -> cache.get(Reader.key(asked, at)) != null);
  }

  @Override
  public void close() {
    try (RedisClient client = new RedisClient(address)) {
      for (String key : keys.names()) {
        client.send("DEL", PREFIX + key);
        client.receive();
      }
    }
    tiers.ifPresent(
        opened -> {
          opened.near.invalidateAll();
          opened.near.close();
          opened.far.close();
          opened.store.close();
        });
  }

  /** One key a request. */
  private record Single(RedisClient client) implements Reader {
    @Override
    public boolean read(String[] keys, int at) {
      return client.get(PREFIX + Reader.key(keys, at)) != null;
    }

    @Override
    public void close() {
      client.close();
    }
  }

  /** Many keys a request. */
  private record Several(RedisClient client) implements Reader {
    @Override
    public boolean read(String[] keys, int at) {
      List<String> asked = new ArrayList<>(MANY);
      for (int i = 0; i < MANY; i++) {
        asked.add(PREFIX + Reader.key(keys, at * MANY + i));
      }
      return client.count(asked) == MANY;
    }

    @Override
    public void close() {
      client.close();
    }
  }

  /** Text as it is. */
  private static final class TextCodec implements Codec<String, String> {
    @Override
    public int format() {
      return 1;
    }

    @Override
    public String name(String key) {
      return key;
    }

    @Override
    public String key(String name) {
      return name;
    }

    @Override
    public byte[] encode(String value) {
      return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String decode(byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
