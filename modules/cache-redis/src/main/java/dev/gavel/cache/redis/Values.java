package dev.gavel.cache.redis;

import dev.gavel.cache.Codec;
import dev.gavel.cache.Loaded;
import dev.gavel.cache.redis.Herald.Write;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Values on their way to Redis and back, and how long they are kept. */
final class Values<V> {
  private static final int LARGEST = 1 << 20;
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final Codec<?, V> codec;
  private final Duration usualTime;
  private final Counters counters;

  Values(Codec<?, V> codec, Duration usualTime, Counters counters) {
    this.codec = codec;
    this.usualTime = usualTime.compareTo(LONGEST) < 0 ? usualTime : LONGEST;
    this.counters = counters;
  }

  /** What there is to write; null for a value that Redis cannot have, or for no time. */
  @Nullable Write outgoing(String name, Loaded<V> loaded) {
    Duration time = timeToLive(loaded.timeToLive());
    if (time.toMillis() <= 0) {
      return null;
    }
    byte[] bytes;
    try {
      bytes = codec.encode(loaded.value());
    } catch (RuntimeException failed) { // the caller's codec; the value itself is as good as ever
      counters.met(Trouble.CODEC_FAILED);
      return null;
    }
    if (bytes.length > LARGEST) {
      counters.tooLarge();
      return null;
    }
    return new Write(name, ByteBuffer.wrap(bytes), time);
  }

  private Duration timeToLive(@Nullable Duration given) {
    return given == null || given.compareTo(usualTime) > 0 ? usualTime : given;
  }

  /**
   * The value that the codec makes of it; null when it makes none.
   *
   * @param left the milliseconds that Redis goes on keeping it; negative for no end
   */
  @Nullable Loaded<V> incoming(byte[] bytes, long left) {
    V value;
    try {
      value = codec.decode(bytes);
    } catch (RuntimeException failed) { // the caller's codec; here it says the same as null
      counters.met(Trouble.CODEC_FAILED);
      return null;
    }
    Duration time = left < 0 ? usualTime : Duration.ofMillis(left);
    return value == null ? null : new Loaded<>(value, timeToLive(time));
  }
}
