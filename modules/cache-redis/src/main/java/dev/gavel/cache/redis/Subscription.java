package dev.gavel.cache.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gavel.cache.redis.link.Await;
import dev.gavel.cache.redis.link.Pause;
import dev.gavel.cache.redis.link.Refusal;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to what other processes invalidate, on a connection of its own that is asked for a sign
 * of life twice a second, since a dead one is as silent as one where nothing happens.
 */
final class Subscription implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);
  private static final Duration HEARTBEAT = Duration.ofMillis(500);
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final RedisClient client;
  private final RedisURI address;
  private final Map<String, List<Relay<?>>> relays = new ConcurrentHashMap<>();
  private final Thread keeper;
  private volatile @Nullable Ear ear;
  private volatile boolean closed;

  Subscription(RedisClient client, RedisURI address) {
    this.client = client;
    this.address = address;
    this.keeper = Thread.ofVirtual().name("gavel-redis-subscription").unstarted(this::keep);
  }

  void start() {
    keeper.start();
  }

  synchronized void add(byte[] channel, Relay<?> relay) {
    relays
        .computeIfAbsent(new String(channel, UTF_8), _ -> new CopyOnWriteArrayList<>())
        .add(relay);
    Ear now = ear;
    if (now != null) {
      now.listenFor(relay, channel);
    }
  }

  synchronized void remove(byte[] channel, Relay<?> relay) {
    List<Relay<?>> rest = listening(channel);
    if (rest.remove(relay) && rest.isEmpty()) {
      relays.remove(new String(channel, UTF_8));
      Ear now = ear;
      if (now != null) {
        now.ignore(channel);
      }
    }
  }

  private List<Relay<?>> listening(byte[] channel) {
    return relays.getOrDefault(new String(channel, UTF_8), List.of());
  }

  private void keep() {
    Pause pause = new Pause();
    try {
      while (true) {
        try {
          if (listen(open())) {
            pause.startOver();
          }
        } catch (Refusal refused) {
          LOG.debug("no subscription yet: {}", refused.reason());
        } catch (RuntimeException unexpected) { // whatever it is, this thread has to go on
          LOG.debug("no subscription yet", unexpected);
        }
        Thread.sleep(pause.next());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Listens until the connection is dead; whether it was ever alive. */
  private boolean listen(Ear fresh) throws InterruptedException {
    ear = fresh;
    try {
      return fresh.attend();
    } finally {
      ear = null;
      if (!closed) { // then the client closes all
        fresh.close();
      }
    }
  }

  private Ear open() throws Refusal, InterruptedException {
    CompletableFuture<StatefulRedisPubSubConnection<byte[], byte[]>> connecting =
        client.connectPubSubAsync(ByteArrayCodec.INSTANCE, address).toCompletableFuture();
    return new Ear(Await.connected(connecting));
  }

  /** One connection that listens. */
  private final class Ear extends RedisPubSubAdapter<byte[], byte[]> {
    private final StatefulRedisPubSubConnection<byte[], byte[]> connection;
    private final Set<String> heard = ConcurrentHashMap.newKeySet();

    Ear(StatefulRedisPubSubConnection<byte[], byte[]> connection) {
      this.connection = connection;
      connection.addListener(this);
    }

    /** Asks for signs of life until there is none; whether there was one. */
    boolean attend() throws InterruptedException {
      boolean alive = false;
      while (connection.isOpen()) {
        List<byte[]> unheard =
            relays.keySet().stream()
                .filter(channel -> !heard.contains(channel))
                .map(channel -> channel.getBytes(UTF_8))
                .toList();
        listenTo(unheard);
        try {
          Await.answer(connection.async().ping().toCompletableFuture(), SILENCE);
        } catch (Refusal silent) {
          LOG.debug("the subscription is made anew: {}", silent.reason());
          return alive;
        }
        alive = true;
        Thread.sleep(HEARTBEAT);
      }
      return alive;
    }

    void listenFor(Relay<?> relay, byte[] channel) {
      if (heard.contains(new String(channel, UTF_8))) {
        relay.subscribed();
      } else {
        listenTo(List.of(channel));
      }
    }

    void ignore(byte[] channel) {
      heard.remove(new String(channel, UTF_8));
      Future<?> _ = connection.async().unsubscribe(channel);
    }

    private void listenTo(List<byte[]> channels) {
      if (!channels.isEmpty()) {
        Future<?> _ = connection.async().subscribe(channels.toArray(byte[][]::new));
      }
    }

    @Override
    public void subscribed(byte[] channel, long count) {
      if (heard.add(new String(channel, UTF_8))) {
        listening(channel).forEach(Relay::subscribed);
      }
    }

    @Override
    public void message(byte[] channel, byte[] message) {
      listening(channel).forEach(relay -> relay.take(message));
    }

    void close() {
      Future<?> _ = connection.closeAsync();
    }
  }

  @Override
  public void close() {
    closed = true;
    keeper.interrupt();
  }
}
