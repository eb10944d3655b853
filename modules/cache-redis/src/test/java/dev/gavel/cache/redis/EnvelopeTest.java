package dev.gavel.cache.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.cache.redis.Envelope.Content;
import dev.gavel.cache.redis.Envelope.Corrupt;
import dev.gavel.cache.redis.Envelope.Foreign;
import dev.gavel.cache.redis.Envelope.Value;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class EnvelopeTest {
  private static final byte[] KEY = "key".getBytes(UTF_8);

  private static byte[] seal(byte[] value, long run) {
    return Envelope.seal(KEY, run, ByteBuffer.wrap(value));
  }

  private static Content open(byte[] key, long run, byte[] sealed) {
    return Envelope.open(key, run, ByteBuffer.wrap(sealed));
  }

  @Property
  void a_value_comes_back_as_it_was(@ForAll byte[] value, @ForAll long run) {
    Content content = open(KEY, run, seal(value, run));

    assertThat(content)
        .isInstanceOfSatisfying(Value.class, v -> assertThat(v.copy()).isEqualTo(value));
  }

  @Property
  void under_another_key_it_is_not_a_value(
      @ForAll byte[] value, @ForAll @Size(max = 20) byte[] other) {
    if (!Arrays.equals(other, KEY)) {
      assertThat(open(other, 1, seal(value, 1))).isInstanceOf(Corrupt.class);
    }
  }

  @Property
  void of_another_run_it_is_not_there(@ForAll byte[] value, @ForAll long run, @ForAll long now) {
    if (run != now) {
      assertThat(open(KEY, now, seal(value, run))).isInstanceOf(Foreign.class);
    }
  }

  @Property
  void with_a_changed_byte_it_is_no_value(
      @ForAll byte[] value, @ForAll int place, @ForAll byte change) {
    byte[] sealed = seal(value, 1);
    sealed[Math.floorMod(place, sealed.length)] ^= change;

    if (change != 0) {
      assertThat(open(KEY, 1, sealed)).isNotInstanceOf(Value.class);
    }
  }

  @Property
  void any_bytes_at_all_are_read_as_no_value(@ForAll byte[] junk) {
    assertThat(open(KEY, 1, junk)).isNotInstanceOf(Value.class);
  }
}
