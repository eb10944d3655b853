package dev.gavel.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MessageTest {
  @Property
  void a_message_comes_back_as_it_was(
      @ForAll long origin, @ForAll long number, @ForAll @StringLength(max = 600) String name) {
    for (Invalidation what :
        new Invalidation[] {Invalidation.ofKey(name), Invalidation.ofPrefix(name)}) {
      Message message = Message.of(origin, number, what);

      assertThat(Message.read(message.bytes())).isEqualTo(message);
    }
  }

  @Property
  void a_message_with_a_changed_byte_is_none(@ForAll int place, @ForAll byte change) {
    byte[] bytes = Message.of(1, 2, new Invalidation.Key("name")).bytes();
    bytes[Math.floorMod(place, bytes.length)] ^= change;

    if (change != 0) {
      assertThat(Message.read(bytes)).isNull();
    }
  }

  @Property
  void any_bytes_at_all_are_no_message(@ForAll byte[] junk) {
    assertThat(Message.read(junk)).isNull();
  }

  @Test
  void a_beat_repeats_a_number_and_names_nothing() {
    assertThat(Message.read(Message.beat(1, 9).bytes()))
        .isEqualTo(new Message(1, 9, Message.Kind.BEAT, ""));
  }
}
