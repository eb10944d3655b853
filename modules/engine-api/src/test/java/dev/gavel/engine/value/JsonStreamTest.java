package dev.gavel.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading from a stream: wherever the window ends, it is as if the bytes were all there. */
class JsonStreamTest {
  private static final int WINDOW = 1 << 16;

  @Provide
  Arbitrary<Value> documents() {
    return Values.json();
  }

  @Property(tries = 500)
  void a_document_is_read_as_its_bytes_are(
      @ForAll("documents") Value value, @ForAll @IntRange(min = 0, max = 80) int over)
      throws IOException {
    byte[] document = JsonWriter.write(value);
    byte[] json = new byte[WINDOW + document.length];
    int from = Math.max(0, WINDOW - over);
    java.util.Arrays.fill(json, (byte) ' ');
    System.arraycopy(document, 0, json, from, document.length);

    assertThat(read(json)).isEqualTo(JsonReader.read(json)).hasToString(value.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_530, 65_536, 70_000, 1_000_000})
  void a_string_may_be_longer_than_the_window(int length) throws IOException {
    String json = "[\"" + "x".repeat(length) + "\\u00e9é\", 1]";

    assertThat(read(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(Value.parse(json));
  }

  @Test
  void equal_strings_and_numbers_are_one_object() throws IOException {
    ArrayValue items =
        (ArrayValue)
            read(
                "[\"role\", 123456, 1.50, \"role\", 123456, 1.50, 1.5]"
                    .getBytes(StandardCharsets.UTF_8));

    for (int i = 0; i < 3; i++) {
      assertThat(items.get(i)).isSameAs(items.get(i + 3));
    }
    assertThat(items.get(6)).hasToString("1.5");
  }

  @Test
  void a_mistake_far_into_the_document_is_told_with_its_place() {
    String lines = "[\n" + "\"a string\",\n".repeat(20_000) + "  tru]";

    assertThatThrownBy(() -> read(lines.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            JsonException.class,
            told -> {
              assertThat(told.line()).isEqualTo(20_002);
              assertThat(told.column()).isEqualTo(6);
            });
  }

  @Test
  void a_document_that_is_too_long_is_refused_while_it_is_read() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };

    assertThatThrownBy(() -> JsonReader.read(endless, JsonLimits.DEFAULT.withMaxBytes(1_000_000)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("more than the 1,000,000 allowed");
  }

  @Test
  void a_stream_that_breaks_is_no_matter_of_json() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the line is dead");
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            throw new IOException("the line is dead");
          }
        };

    assertThatThrownBy(() -> JsonReader.read(broken, JsonLimits.DEFAULT))
        .isInstanceOf(IOException.class)
        .hasMessage("the line is dead");
  }

  private static Value read(byte[] json) throws IOException {
    return JsonReader.read(new ByteArrayInputStream(json), JsonLimits.DEFAULT);
  }
}
