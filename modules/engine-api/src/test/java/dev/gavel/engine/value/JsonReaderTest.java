package dev.gavel.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "false",
        "0",
        "-0",
        "1.10",
        "1E5",
        "123456789012345678901234567890",
        "\"\"",
        "\"a\u007fb\"",
        "\"é😀\"",
        "[]",
        "{}",
        "[[],{},[null]]",
        "{\"b\":1,\"a\":{\"\":[]}}"
      })
  void what_was_read_is_written_to_the_letter(String json) {
    assertThat(Value.parse(json)).hasToString(json);
  }

  @Test
  void white_space_is_skipped_and_a_signature_too() {
    assertThat(Value.parse("\uFEFF \t\r\n{ \"a\" : [ 1 , 2 ] } \n")).hasToString("{\"a\":[1,2]}");
  }

  @Test
  void escapes_are_read() {
    assertThat(Value.parse("\"x\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\\ud800é\""))
        .isEqualTo(Value.of("x\"\\/\b\f\n\r\té😀\uD800é"));
    assertThat(Value.parse("{\"\\u0061\": 1, \"\\u00e9\\n\": 2}"))
        .hasToString("{\"a\":1,\"é\\n\":2}");
  }

  @Test
  void of_equal_keys_the_last_value_stands_in_the_first_place() {
    assertThat(Value.parse("{\"a\":1,\"b\":2,\"\\u0061\":3}")).hasToString("{\"a\":3,\"b\":2}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``             | 1 | 1  | the document is empty
          `  `           | 1 | 3  | the document is empty
          [1,2           | 1 | 5  | the document ends in the middle: ',' or ']' was expected
          {              | 1 | 2  | the document ends in the middle: a key in quotes was expected
          {"a"           | 1 | 5  | the document ends in the middle: ':' was expected
          {"a":          | 1 | 6  | the document ends in the middle: a value was expected
          "abc           | 1 | 5  | the document ends in the middle: '"' was expected
          "abc\\         | 1 | 6  | the document ends in the middle: one of "\\/bfnrtu after a backslash was expected
          "\\u12         | 1 | 6  | the document ends in the middle: four hexadecimal digits after \\u was expected
          tru            | 1 | 4  | the document ends in the middle: the word true was expected
          [1,]           | 1 | 4  | a value was expected, not ']'
          [1 2]          | 1 | 4  | ',' or ']' was expected, not '2'
          {"a":1,}       | 1 | 8  | a key in quotes was expected, not '}'
          {a:1}          | 1 | 2  | a key in quotes was expected, not 'a'
          {"a" 1}        | 1 | 6  | ':' was expected, not '1'
          {"a":1]        | 1 | 7  | ',' or '}' was expected, not ']'
          nul            | 1 | 4  | the document ends in the middle: the word null was expected
          True           | 1 | 1  | a value was expected, not 'T'
          truth          | 1 | 4  | the word true was expected, not 't'
          'a'            | 1 | 1  | a value was expected, not '''
          1 2            | 1 | 3  | there is more after the end of the document
          {}}            | 1 | 3  | there is more after the end of the document
          01             | 1 | 1  | '01' is not a JSON number
          -              | 1 | 1  | '-' is not a JSON number
          [1.]           | 1 | 2  | '1.' is not a JSON number
          1e999999999    | 1 | 1  | a number's exponent has at most eight digits
          +1             | 1 | 1  | a value was expected, not '+'
          .5             | 1 | 1  | a value was expected, not '.'
          NaN            | 1 | 1  | a value was expected, not 'N'
          "\\x"          | 1 | 3  | one of "\\/bfnrtu after a backslash was expected, not 'x'
          "\\u12g4"      | 1 | 6  | four hexadecimal digits after \\u was expected, not 'g'
          // no          | 1 | 1  | a value was expected, not '/'
          é              | 1 | 1  | a value was expected, not byte 0xc3
          """)
  void a_mistake_is_told_with_its_place(String json, int line, int column, String message) {
    JsonException refused = refusal(json.getBytes(StandardCharsets.UTF_8));

    assertThat(refused).hasMessage(message);
    assertThat(refused.line()).isEqualTo(line);
    assertThat(refused.column()).isEqualTo(column);
  }

  @Test
  void lines_and_columns_count_from_one() {
    JsonException refused =
        refusal("{\n  \"a\": 1,\r\n  \"é\" 2}".getBytes(StandardCharsets.UTF_8));

    assertThat(refused.line()).isEqualTo(3);
    assertThat(refused.column()).isEqualTo(8);
  }

  @Test
  void a_control_character_must_be_escaped() {
    assertThatThrownBy(() -> Value.parse("\"a\nb\""))
        .hasMessage("a control character in a string must be escaped: \\u000a");
    assertThatThrownBy(() -> Value.parse("{\"a\0\": 1}"))
        .hasMessage("a control character in a string must be escaped: \\u0000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "bf",
        "c3",
        "c328",
        "e282",
        "e28228",
        "f09f98", // broken off, or begun in the middle
        "c080",
        "c1bf",
        "e08080",
        "e09fbf",
        "f08fbfbf", // longer than need be
        "eda080",
        "edbfbf",
        "eda0bdedb880", // surrogates
        "f4908080",
        "f5808080",
        "fe",
        "ff",
        "f8888080" // beyond Unicode
      })
  void what_is_no_utf8_is_refused_wherever_it_stands(String hex) {
    String broken = "a" + new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);

    for (String json :
        new String[] {
          "\"" + broken + "\"",
          "\"" + broken + "\\n\"",
          "\"\\n" + broken + "\"",
          "{\"" + broken + "\":1}",
          "{\"\\n" + broken + "\":1}",
          "[\"\u00ef\u00bf\u00bd" + broken + "\"]"
        }) {
      assertThat(refusal(json.getBytes(StandardCharsets.ISO_8859_1)))
          .hasMessage("the document is not in UTF-8");
    }
  }

  @Test
  void the_place_of_what_is_no_utf8_is_told() {
    JsonException refused = refusal(HexFormat.of().parseHex("0a22" + "61efbfbd" + "ff" + "22"));

    assertThat(refused.line()).isEqualTo(2);
    assertThat(refused.column()).isEqualTo(6);
  }

  @Test
  void the_replacement_character_itself_is_a_character() {
    assertThat(Value.parse("\"a\uFFFDb\"")).isEqualTo(Value.of("a\uFFFDb"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
  void other_encodings_are_refused(String charset) {
    for (String json : new String[] {"{\"a\":1}", " [1]", "\uFEFF{}", "1"}) {
      assertThat(refusal(json.getBytes(Charset.forName(charset))))
          .hasMessage("the document is not in UTF-8");
    }
  }

  @Test
  void half_a_surrogate_pair_in_java_text_is_refused_and_not_altered() {
    assertThatThrownBy(() -> Value.parse("\"\uD800\""))
        .isInstanceOf(JsonException.class)
        .hasMessage("the text holds half of a surrogate pair");
  }

  @Test
  void a_document_of_too_many_bytes_is_refused() {
    JsonLimits limits = JsonLimits.DEFAULT.withMaxBytes(3);

    assertThat(JsonReader.read("123".getBytes(StandardCharsets.UTF_8), limits))
        .isEqualTo(Value.of(123));
    assertThatThrownBy(() -> JsonReader.read("1234".getBytes(StandardCharsets.UTF_8), limits))
        .isInstanceOf(JsonException.class)
        .hasMessage("the document has 4 bytes, more than the 3 allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
  void a_hundred_thousand_levels_are_refused(String level) {
    assertThat(refusal(level.repeat(100_000).getBytes(StandardCharsets.UTF_8)))
        .hasMessage("the document is nested more than 128 deep");
  }

  @Test
  void the_deepest_document_that_is_allowed_is_read_compared_and_written() {
    JsonLimits limits = JsonLimits.DEFAULT.withMaxDepth(1000);
    byte[] json = ("[".repeat(1000) + "]".repeat(1000)).getBytes(StandardCharsets.UTF_8);
    Value deep = JsonReader.read(json, limits);

    assertThat(JsonWriter.write(deep)).isEqualTo(json);
    assertThat(deep).isEqualTo(JsonReader.read(json, limits));
    assertThatThrownBy(() -> JsonLimits.DEFAULT.withMaxDepth(1001))
        .hasMessage("maxDepth is at most 1,000, not 1,001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "-%s", "[1.%s]", "{\"a\":0.%sE5}"})
  @Timeout(60)
  void a_number_of_ten_megabytes_is_refused(String shape) {
    byte[] json = shape.formatted("9".repeat(10 << 20)).getBytes(StandardCharsets.UTF_8);

    assertThat(refusal(json)).hasMessage("a number has more than 1,000 characters");
  }

  @Test
  void integers_around_the_bounds_of_a_long_keep_their_value() {
    IntStream.rangeClosed(1, 25)
        .mapToObj("9"::repeat)
        .forEach(
            digits -> {
              assertThat(Value.parse(digits)).hasToString(digits);
              assertThat(Value.parse("-" + digits)).hasToString("-" + digits);
              assertThat(Value.parse(digits)).isEqualTo(Value.of(new java.math.BigInteger(digits)));
            });
  }

  @Test
  void equal_keys_of_documents_are_one_object() {
    ObjectValue first = (ObjectValue) Value.parse("{\"shared_key\": 1}");
    ObjectValue second = (ObjectValue) Value.parse("{\"shared_key\": 2}");

    assertThat(first.key(0)).isSameAs(second.key(0));
  }

  private static JsonException refusal(byte[] json) {
    JsonException refused = catchThrowableOfType(JsonException.class, () -> JsonReader.read(json));
    assertThat(refused).as("a refusal").isNotNull();
    return refused;
  }
}
