package dev.gavel.conditions.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegexpTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "a|bc bc true",
        "a|bc c false",
        "a(b|)c ac true",
        "() a false",
        "a?b*c+ bbc true",
        "a{2} aa true",
        "a{2} aaa false",
        "a{2,} aaaa true",
        "a{2,3} aaaa false",
        "a{0} a false",
        "a{007} aaaaaaa true",
        "[a-c-] - true",
        "[^a-c] d true",
        "[-a] - true",
        "[^^] ^ false",
        "[$&@#,~] & true",
        "[a&&b] & true",
        "[.] x false",
        "\\. x false",
        "\\.\\* .* true",
        "\\p{L}\\P{L} x1 true",
        "[^\\p{Nd}x] 7 false",
        "\\p{Cn} \u0378 true",
        "[\\p{Cn}] x false",
        "\\P{Cn} \u0378 false",
        "\\p{C} \u0378 true",
        "\\P{C} \u0378 false",
        "\\P{C} x true",
        ". 𝄞 true",
        "^ab$ ab true",
        "#:!%=\"' #:!%=\"' true",
      })
  void patterns_match_whole_texts(String pattern, String text, boolean matches) {
    assertThat(Regexp.of(pattern).matches(text)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r"})
  void a_dot_does_not_stand_for_the_end_of_a_line(String end) {
    assertThat(Regexp.of("a.b").matches("a" + end + "b")).isFalse();
    assertThat(Regexp.of("a[\\n\\r]b").matches("a" + end + "b")).isTrue();
    assertThat(Regexp.of("b$").isFoundIn("b" + end)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "x\\w        § 2 § I-Regexp has no \\w; write [A-Za-z0-9_]",
        "x\\         § 2 § I-Regexp has no such escape",
        "\\$         § 1 § I-Regexp has no such escape",
        "(?i)a       § 2 § ? stands alone; the character itself is \\?",
        "a**         § 3 § * stands alone; the character itself is \\*",
        "a*?         § 3 § ? stands alone; the character itself is \\?",
        "a}          § 2 § } stands alone; the character itself is \\}",
        "(a          § 1 § this ( is never closed",
        "a)          § 2 § this ) closes nothing",
        "[a          § 1 § this [ is never closed",
        "[]          § 2 § a class holds at least one character; ] itself is \\]",
        "[z-a]       § 2 § the range ends before it begins",
        "[a-c-e]     § 5 § a - between ranges is written \\-",
        "[[a]        § 2 § in a class this is written \\[",
        "a{,2}       § 3 § a repetition is written {2}, {2,} or {2,5}",
        "a{2         § 2 § a repetition is written {2}, {2,} or {2,5}",
        "a{3,2}      § 2 § the repetition ends before it begins",
        "a{501}      § 3 § a repetition goes up to 500",
        "𝄞\\p{Xx}    § 2 § a category is written \\p{L} or \\p{Lu}, by its name in Unicode",
        "\\p{Cn}{20}  § 10 § up to here the pattern means more than the 2,000 instructions allowed",
        "((a{50}){50}){50} § 12 § up to here the pattern means more than the 2,000 instructions"
            + " allowed",
      })
  void what_is_no_pattern_is_refused_with_the_place(
      String pattern, int position, String complaint) {
    PathException refused = refused(pattern);

    assertThat(refused.complaint()).isEqualTo(complaint);
    assertThat(refused.position()).isEqualTo(position);
  }

  @Test
  void long_and_deep_patterns_are_refused() {
    assertThat(refused("a".repeat(1001)).complaint())
        .isEqualTo("a pattern has at most 1,000 characters");
    assertThat(refused("(".repeat(400)).complaint())
        .isEqualTo("groups are nested more than 32 deep");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a{0,500}", "(a?){500}", "((a{0,9}|b*){5}){9}", "(((a|b?){0,9}){0,9}){0,3}"})
  void what_is_allowed_fits_a_small_stack(String pattern) throws InterruptedException {
    WorkTest.onSmallStack(() -> assertThat(Regexp.of(pattern).matches("a".repeat(200))).isTrue());
  }

  @Test
  void a_pattern_of_the_document_that_is_none_matches_nothing() {
    Value document = Value.parse("[\"[\", \"a{1001}\", 7, null, \"a\", \"a{90}{90}\"]");

    assertThat(ArrayValue.of(JsonPath.parse("$[?search('aa', @)]").select(document)))
        .isEqualTo(Value.parse("[\"a\"]"));
  }

  private static PathException refused(String pattern) {
    return catchThrowableOfType(PathException.class, () -> Regexp.of(pattern));
  }
}
