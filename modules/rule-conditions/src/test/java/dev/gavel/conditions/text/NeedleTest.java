package dev.gavel.conditions.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeedleTest {

  @Property(tries = 20_000)
  void a_needle_is_found_where_the_jdk_finds_it(
      @ForAll("repetitive") String haystack, @ForAll("repetitive") String text) {
    Needle needle = Needle.of(text);

    assertThat(needle.in(haystack)).isEqualTo(haystack.contains(text));
    for (int from = 0; from <= haystack.length(); from += 7) {
      assertThat(needle.indexIn(haystack, from)).isEqualTo(haystack.indexOf(text, from));
    }
  }

  @Property(tries = 2_000)
  void every_part_of_a_text_is_found_in_it(@ForAll("repetitive") String haystack) {
    for (int from = 0; from <= haystack.length(); from += 3) {
      for (int to = from; to <= haystack.length(); to += 5) {
        String part = haystack.substring(from, to);
        assertThat(Needle.of(part).indexIn(haystack, 0)).isEqualTo(haystack.indexOf(part));
      }
    }
  }

  @Property
  void any_text_will_do(@ForAll String haystack, @ForAll String text) {
    assertThat(Needle.of(text).in(haystack)).isEqualTo(haystack.contains(text));
    assertThat(Needle.of(text).in(haystack + text + haystack)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "abc, ''",
    "abc, abc",
    "abc, b",
    "'', a",
    "ab, abc",
    "aaaaab, aab",
    "aaaaaaaaaaaaaaaaaaaaaaaaaab, aaaaaaaaaaaaaaaaaaab",
    "éa😀b, 😀",
    "日本語テキスト, 語テ"
  })
  void the_edges_are_those_of_the_jdk(String haystack, String text) {
    assertThat(Needle.of(text).in(haystack)).isEqualTo(haystack.contains(text));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 17, 1_000, 50_000})
  void the_worst_case_of_naive_search_ends_soon(int length) {
    String haystack = "a".repeat(1_000_000);

    assertThat(Needle.of("a".repeat(length) + "b").in(haystack)).isFalse();
    assertThat(Needle.of("b" + "a".repeat(length)).in(haystack)).isFalse();
    assertThat(Needle.of("a".repeat(length / 2) + "b" + "a".repeat(length / 2)).in(haystack))
        .isFalse();
    assertThat(Needle.of("a".repeat(length)).in(haystack)).isTrue();
  }

  @Test
  void equal_texts_are_equal_needles() {
    assertThat(Needle.of("ab")).isEqualTo(Needle.of("ab")).hasSameHashCodeAs(Needle.of("ab"));
    assertThat(Needle.of("ab")).isNotEqualTo(Needle.of("Ab")).hasToString("ab");
  }

  /** Few letters, so that much nearly matches; long enough to go past the head. */
  @Provide
  Arbitrary<String> repetitive() {
    Arbitrary<String> part = Arbitraries.of("a", "b", "ab", "aab", "aaaaaaaa", "aaaaaaab", "é");
    return part.list().ofMaxSize(16).map(parts -> String.join("", parts));
  }
}
