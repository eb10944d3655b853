package dev.gavel.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.cache.redis.testing.ChaoticProxy;
import dev.gavel.cache.redis.testing.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one process invalidates, another one must not go on knowing. */
class InvalidationTest {
  private static RedisServer redis;
  private String namespace;

  @BeforeAll
  static void start() {
    redis = RedisServer.started();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @BeforeEach
  void name() {
    namespace = UUID.randomUUID().toString();
  }

  /** Waits until messages from the one reach the other, and nothing else is on its way. */
  private static void connect(Node from, Node to) {
    to.front.put("connected", "not yet");
    Eventually.holds(
        "messages arrive",
        () -> {
          from.cache.invalidate("connected");
          return to.front.get("connected") == null;
        });
    Eventually.holds("all is sent", () -> isDelivered(from));
    to.front.put("last", "not yet");
    from.cache.invalidate("last");
    Eventually.holds("all has arrived", () -> to.front.get("last") == null);
  }

  private static boolean isDelivered(Node node) {
    return ((RedisTier<?, ?>) node.tier).isDelivered();
  }

  @Test
  void an_invalidated_key_is_forgotten_in_front_of_the_others() {
    try (Node one = Node.on(redis.uri(), namespace).up();
        Node other = Node.on(redis.uri(), namespace).up()) {
      connect(one, other);
      one.cache.put("k", "v");
      one.cache.put("unrelated", "v");
      connect(one, other);
      Eventually.holds("it is read", () -> "v".equals(other.cache.get("k")));
      Eventually.holds("it is read", () -> "v".equals(other.cache.get("unrelated")));

      one.cache.invalidate("k");

      Eventually.holds("it is forgotten", () -> other.front.get("k") == null);
      assertThat(other.front.get("unrelated")).isEqualTo("v");
    }
  }

  @Test
  void a_put_value_replaces_the_one_in_front_of_the_others() {
    try (Node one = Node.on(redis.uri(), namespace).up();
        Node other = Node.on(redis.uri(), namespace).up()) {
      other.cache.put("k", "old");
      Eventually.holds("it was sent", () -> isDelivered(other));

      one.cache.put("k", "new");

      Eventually.holds("it is replaced", () -> "new".equals(other.cache.get("k")));
      assertThat(one.cache.get("k")).isEqualTo("new");
    }
  }

  @Test
  void what_one_says_oneself_is_not_heard() {
    try (Node one = Node.on(redis.uri(), namespace).up();
        Node other = Node.on(redis.uri(), namespace).up()) {
      connect(one, other);
      connect(other, one);
      one.cache.put("k", "v");
      Eventually.holds("it was sent", () -> isDelivered(one));
      one.front.put("later", "v");
      other.cache.invalidate("later");
      Eventually.holds("the message after it has come", () -> one.front.get("later") == null);

      assertThat(one.front.get("k")).isEqualTo("v");
    }
  }

  @Test
  void a_prefix_and_everything_reach_the_others() {
    try (Node one = Node.on(redis.uri(), namespace).up();
        Node other = Node.on(redis.uri(), namespace).up()) {
      connect(one, other);
      other.front.put("a*1", "v");
      other.front.put("ab1", "v");
      one.cache.invalidatePrefix("a*");
      Eventually.holds("the prefix is forgotten", () -> other.front.get("a*1") == null);
      assertThat(other.front.get("ab1")).isEqualTo("v");

      one.cache.invalidateAll();
      Eventually.holds("everything is forgotten", () -> other.front.get("ab1") == null);
    }
  }

  @Test
  void names_that_cannot_be_keys_are_forgotten_with_all_that_begin_so() {
    String name = "x".repeat(600);
    try (Node one = Node.on(redis.uri(), namespace).up();
        Node other = Node.on(redis.uri(), namespace).up()) {
      connect(one, other);
      other.front.put(name, "v");

      one.cache.invalidate(name);

      Eventually.holds("it is forgotten", () -> other.front.get(name) == null);
    }
  }

  @Test
  void when_the_subscription_was_lost_everything_in_front_is_forgotten() {
    try (ChaoticProxy proxy = ChaoticProxy.before(redis.port());
        Node one = Node.on(redis.uri(), namespace).up();
        Node other = Node.on(redis.uriOn(proxy.port()), namespace).up()) {
      connect(one, other);
      other.front.put("k", "v");

      proxy.cut();

      Eventually.holds("it is forgotten", () -> other.front.get("k") == null);
      connect(one, other);
    }
  }

  @Test
  void a_subscription_that_is_silently_dead_is_noticed() {
    try (ChaoticProxy proxy = ChaoticProxy.before(redis.port());
        Node one = Node.on(redis.uri(), namespace).up();
        Node other = Node.on(redis.uriOn(proxy.port()), namespace).up()) {
      connect(one, other);
      other.front.put("k", "v");
      proxy.silence(true);
      one.cache.invalidate("k");
      other.down();
      proxy.silence(false);

      Eventually.holds("it is forgotten", () -> other.front.get("k") == null);
    }
  }

  @Test
  void an_invalidation_reaches_a_redis_that_was_away() {
    try (ChaoticProxy proxy = ChaoticProxy.before(redis.port());
        Node one = Node.on(redis.uriOn(proxy.port()), namespace).up();
        Node other = Node.on(redis.uri(), namespace).up()) {
      one.cache.put("k", "v");
      one.cache.put("p1", "v");
      Eventually.holds("it is read", () -> "v".equals(other.cache.get("k")));
      Eventually.holds("it is read", () -> "v".equals(other.cache.get("p1")));
      proxy.silence(true);
      proxy.cut();
      one.down();
      one.cache.invalidate("k");
      one.cache.invalidatePrefix("p");
      assertThat(one.cache.get("k")).isNull();
      assertThat(other.cache.get("k")).isEqualTo("v");

      proxy.silence(false);
      proxy.cut();

      Eventually.holds("k is forgotten", () -> other.cache.get("k") == null);
      Eventually.holds("p1 is forgotten", () -> other.cache.get("p1") == null);
      one.up();
      assertThat(one.cache.get("k")).isNull();
    }
  }

  @Test
  void too_many_waiting_invalidations_become_one_of_everything() {
    try (Node one = Node.on(redis.uri(), namespace).up();
        RedisServer absent = RedisServer.stopped();
        Node lost = Node.on(absent.uri(), namespace)) {
      for (int i = 0; i < 10_001; i++) {
        lost.cache.invalidate("k" + i);
      }
      assertThat(lost.count(Trouble.OVERFLOWS)).isEqualTo(1);
      assertThat(one.count(Trouble.OVERFLOWS)).isZero();
      absent.start();
      lost.up();
      Eventually.holds("it is carried out", () -> isDelivered(lost));
    }
  }

  @Test
  void junk_on_the_channel_is_counted_and_otherwise_ignored() {
    RedisClient client = RedisClient.create(redis.uri().toString());
    try (Node node = Node.on(redis.uri(), namespace).up();
        Node other = Node.on(redis.uri(), namespace).up();
        StatefulRedisConnection<byte[], byte[]> stranger =
            client.connect(ByteArrayCodec.INSTANCE)) {
      connect(other, node);
      node.front.put("k", "v");
      byte[] channel = new Keyspace(namespace, 1).channel();

      stranger.sync().publish(channel, "hello".getBytes(StandardCharsets.UTF_8));
      stranger.sync().publish(channel, new byte[5_000]);
      stranger.sync().publish(channel, new byte[0]);

      Eventually.holds("it is counted", () -> node.count(Trouble.CORRUPT) >= 2);
      assertThat(node.front.get("k")).isEqualTo("v");
    } finally {
      client.shutdown();
    }
  }

  @Test
  void a_message_that_is_missing_makes_the_front_forget_everything() {
    RedisClient client = RedisClient.create(redis.uri().toString());
    try (Node node = Node.on(redis.uri(), namespace).up();
        Node other = Node.on(redis.uri(), namespace).up();
        StatefulRedisConnection<byte[], byte[]> stranger =
            client.connect(ByteArrayCodec.INSTANCE)) {
      connect(other, node);
      byte[] channel = new Keyspace(namespace, 1).channel();
      stranger.sync().publish(channel, Message.of(7, 1, new Invalidation.Key("a")).bytes());
      node.front.put("k", "v");

      stranger.sync().publish(channel, Message.beat(7, 3).bytes());

      Eventually.holds("it is forgotten", () -> node.front.get("k") == null);
      assertThat(node.count(Trouble.MISSED_MESSAGES)).isPositive();
    } finally {
      client.shutdown();
    }
  }
}
