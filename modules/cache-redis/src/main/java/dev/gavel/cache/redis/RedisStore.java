package dev.gavel.cache.redis;

import dev.gavel.cache.Codec;
import dev.gavel.cache.SharedStore;
import dev.gavel.cache.SharedTier;
import dev.gavel.cache.StoreHealth;
import dev.gavel.cache.StoreSettings;
import dev.gavel.cache.redis.link.Announcer;
import dev.gavel.cache.redis.link.Await;
import dev.gavel.cache.redis.link.Handshake;
import dev.gavel.cache.redis.link.Line;
import dev.gavel.cache.redis.link.Link;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;

/** One Redis: a connection for commands, one that listens, and the tiers that share them. */
final class RedisStore implements SharedStore {
  private static final int THREADS = 2;
  private static final Duration DRAIN = Duration.ofMillis(500);
  private static final Duration DRAIN_STEP = Duration.ofMillis(5);

  private final StoreSettings settings;
  private final ClientResources resources;
  private final RedisClient client;
  private final Link link;
  private final Subscription subscription;
  private final List<RedisTier<?, ?>> tiers = new CopyOnWriteArrayList<>();

  RedisStore(URI address, StoreSettings settings, InstantSource clock) {
    RedisURI uri = Address.read(address, Await.USUAL);
    this.settings = settings;
    this.resources =
        ClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .commandLatencyRecorder(CommandLatencyRecorder.disabled())
            .build();
    this.client = RedisClient.create(resources, uri);
    client.setOptions(options());
    this.link =
        new Link(
            new Handshake(client, uri, settings.timeout()),
            new Attending(),
            new Announcer(uri.getHost() + ":" + uri.getPort()),
            clock);
    this.subscription = new Subscription(client, uri);
    link.start();
    subscription.start();
  }

  /** A connection that is lost stays lost; who replaces it, and when, is decided by the link. */
  private static ClientOptions options() {
    return ClientOptions.builder()
        .autoReconnect(false)
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .protocolVersion(ProtocolVersion.RESP2)
        .maintNotificationsConfig(MaintNotificationsConfig.disabled())
        .socketOptions(
            SocketOptions.builder()
                .connectTimeout(Await.USUAL)
                .tcpNoDelay(true)
                .keepAlive(true)
                .build())
        .build();
  }

  private final class Attending implements Link.Attendants {
    @Override
    public void catchUp(Line line) {
      tiers.forEach(tier -> tier.catchUp(line));
    }

    @Override
    public void beat(Line line) {
      tiers.forEach(tier -> tier.beat(line));
      tiers.removeIf(RedisTier::isFinished);
    }
  }

  @Override
  public <K, V> SharedTier<K, V> tier(String namespace, Codec<K, V> codec, Duration timeToLive) {
    RedisTier<K, V> tier =
        new RedisTier<>(link, subscription, settings, namespace, codec, timeToLive);
    tiers.add(tier);
    return tier;
  }

  @Override
  public StoreHealth health() {
    return link.health();
  }

  /** Waits a moment for what Redis has not acknowledged, if there is a line. */
  @Override
  public void close() {
    tiers.forEach(RedisTier::close);
    drain();
    subscription.close();
    link.close();
    client.shutdown(Duration.ZERO, DRAIN);
    Future<?> _ = resources.shutdown();
  }

  private void drain() {
    long end = System.nanoTime() + DRAIN.toNanos();
    try {
      while (link.line() != null
          && !tiers.stream().allMatch(RedisTier::isDelivered)
          && System.nanoTime() < end) {
        Thread.sleep(DRAIN_STEP);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
