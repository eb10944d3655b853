package dev.gavel.engine.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TextHashTest {

  @Property(tries = 10_000)
  void the_hash_is_that_of_the_bytes(
      @ForAll("texts") String text, @ForAll @Size(max = 9) byte[] salt, @ForAll int seed) {
    assertThat(Murmur3.hash(text, salt, seed)).isEqualTo(hashOfBytes(text, salt, seed));
  }

  @Property
  void any_text_will_do(@ForAll String text, @ForAll byte[] salt, @ForAll int seed) {
    assertThat(Murmur3.hash(text, salt, seed)).isEqualTo(hashOfBytes(text, salt, seed));
  }

  @Property
  void a_number_hashes_as_its_text_does(@ForAll long number, @ForAll byte[] salt) {
    assertThat(Murmur3.hash(number, salt, 0)).isEqualTo(hashOfBytes("" + number, salt, 0));
  }

  @Test
  void every_character_is_encoded_as_the_jdk_encodes_it() {
    byte[] salt = {1, 2};
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String text = Character.toString(codePoint);
      if (Murmur3.hash(text, salt, 7) != hashOfBytes(text, salt, 7)) {
        assertThat(Murmur3.hash(text, salt, 7))
            .as(Integer.toHexString(codePoint))
            .isEqualTo(hashOfBytes(text, salt, 7));
      }
    }
  }

  private static int hashOfBytes(String text, byte[] salt, int seed) {
    return Murmur3.startingWith(text.getBytes(StandardCharsets.UTF_8), seed).hashWith(salt);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a",
            "Z",
            "\0",
            "\u007f",
            "\u0080",
            "é",
            "日",
            "\uffff",
            "😀",
            "\ud83d",
            "\ude00",
            "user",
            "12345678")
        .list()
        .ofMaxSize(9)
        .map(parts -> String.join("", parts));
  }
}
