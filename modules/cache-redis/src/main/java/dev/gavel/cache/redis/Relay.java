package dev.gavel.cache.redis;

import dev.gavel.cache.Cache;
import dev.gavel.cache.Codec;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Carries out in the cache in front what other processes have invalidated, on a thread of its own.
 * When messages were missed, or may have been, that cache forgets everything.
 */
final class Relay<K> implements AutoCloseable {
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_ORIGINS = 10_000;
  private static final byte[] WAKE_UP = {};

  private final Cache<K, ?> front;
  private final Codec<K, ?> codec;
  private final long self;
  private final Counters counters;
  private final BlockingQueue<byte[]> messages = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Map<Long, Long> numbers = new HashMap<>();
  private final Thread carrier;
  private volatile boolean mayHaveMissed;

  Relay(Cache<K, ?> front, Codec<K, ?> codec, long self, Counters counters) {
    this.front = front;
    this.codec = codec;
    this.self = self;
    this.counters = counters;
    this.carrier = Thread.ofVirtual().name("gavel-redis-relay").start(this::carry);
  }

  /** Takes a message. Does not wait; when there is no room, its number will be missed. */
  void take(byte[] message) {
    if (!messages.offer(message)) {
      counters.met(Trouble.OVERFLOWS);
    }
  }

  /** To be told when messages begin to arrive: those before are missed. */
  void subscribed() {
    mayHaveMissed = true;
    messages.offer(WAKE_UP); // and where there is no room, it is awake
  }

  private void carry() {
    try {
      while (true) {
        byte[] bytes = messages.take();
        if (mayHaveMissed) {
          mayHaveMissed = false;
          front.invalidateAll();
        }
        Message message = Message.read(bytes);
        if (message != null) {
          carryOut(message);
        } else if (bytes.length > 0) {
          counters.met(Trouble.CORRUPT);
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void carryOut(Message message) {
    if (message.origin() == self) {
      return;
    }
    if (isAfterGap(message)) {
      counters.met(Trouble.MISSED_MESSAGES);
      front.invalidateAll();
    }
    switch (message.kind()) {
      case KEY -> forget(message.name());
      case PREFIX -> front.invalidatePrefix(message.name());
      case BEAT -> {}
    }
  }

  private boolean isAfterGap(Message message) {
    if (numbers.size() >= MOST_ORIGINS) {
      numbers.clear();
    }
    long before = numbers.getOrDefault(message.origin(), 0L);
    if (message.number() > before) {
      numbers.put(message.origin(), message.number());
    }
    long next = message.kind() == Message.Kind.BEAT ? before : before + 1;
    return message.number() > next;
  }

  private void forget(String name) {
    K key;
    try {
      key = codec.key(name);
    } catch (RuntimeException unknown) { // a codec of the caller's, and a name of another's
      counters.met(Trouble.CODEC_FAILED);
      front.invalidatePrefix(name);
      return;
    }
    front.invalidate(key);
  }

  @Override
  public void close() {
    carrier.interrupt();
  }
}
