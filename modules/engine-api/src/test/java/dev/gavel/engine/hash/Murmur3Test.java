package dev.gavel.engine.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Murmur3Test {

  @ParameterizedTest
  @CsvSource({
    "'',         00000000, 00000000",
    "'',         00000001, 514E28B7",
    "'',         FFFFFFFF, 81F16F39",
    "FFFFFFFF,   00000000, 76293B50",
    "21436587,   00000000, F55B516B",
    "21436587,   5082EDEE, 2362F9DE",
    "214365,     00000000, 7E4A8634",
    "2143,       00000000, A0F7B07A",
    "21,         00000000, 72661CF4",
    "00000000,   00000000, 2362F9DE",
    "000000,     00000000, 85F0B427",
    "0000,       00000000, 30F4C306",
    "00,         00000000, 514E28B7"
  })
  void the_published_vectors_of_bytes_hold(String bytes, String seed, String expected) {
    assertThat(Murmur3.hash(HexFormat.of().parseHex(bytes), HexFormat.fromHexDigits(seed)))
        .isEqualTo(HexFormat.fromHexDigits(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "'test',                                        00000000, BA6BD213",
    "'test',                                        9747B28C, 704B81DC",
    "'Hello, world!',                               00000000, C0363E43",
    "'Hello, world!',                               9747B28C, 24884CBA",
    "'The quick brown fox jumps over the lazy dog', 00000000, 2E4FF723",
    "'The quick brown fox jumps over the lazy dog', 9747B28C, 2FA826CD",
    "'aaaa',                                        9747B28C, 5A97808A",
    "'abc',                                         9747B28C, C84A62DD",
    "'ππππππππ',                                    9747B28C, D58063C1"
  })
  void the_published_vectors_of_text_hold(String text, String seed, String expected) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(Murmur3.hash(bytes, HexFormat.fromHexDigits(seed)))
        .isEqualTo(HexFormat.fromHexDigits(expected));
  }

  @Property
  void wherever_key_and_salt_part_the_hash_is_that_of_both(
      @ForAll @Size(max = 20) byte[] bytes, @ForAll int seed) {
    int whole = Murmur3.hash(bytes, seed);

    for (int split = 0; split <= bytes.length; split++) {
      Murmur3 started = Murmur3.startingWith(Arrays.copyOf(bytes, split), seed);
      assertThat(started.hashWith(Arrays.copyOfRange(bytes, split, bytes.length))).isEqualTo(whole);
    }
  }

  @Property
  void a_started_hash_can_be_used_again(
      @ForAll byte[] key, @ForAll byte[] salt, @ForAll @IntRange(min = 1, max = 3) int times) {
    Murmur3 started = Murmur3.startingWith(key, 0);
    int first = started.hashWith(salt);

    for (int i = 0; i < times; i++) {
      started.hashWith(key);
      assertThat(started.hashWith(salt)).isEqualTo(first);
    }
    assertThat(started.hash()).isEqualTo(Murmur3.hash(key, 0));
  }
}
