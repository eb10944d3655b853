package dev.gavel.conditions.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedNeedleTest {

  @Property(tries = 20_000)
  void a_needle_is_found_where_it_is_in_the_folded_text(
      @ForAll("mixedCase") String haystack, @ForAll("mixedCase") String text) {
    assertThat(FoldedNeedle.of(text).in(haystack)).isEqualTo(fold(haystack).contains(fold(text)));
  }

  @Property
  void a_text_is_found_in_its_folding_and_its_folding_in_it(@ForAll("mixedCase") String text) {
    assertThat(FoldedNeedle.of(text).in("x" + fold(text) + "x")).isTrue();
    assertThat(FoldedNeedle.of(fold(text)).in("x" + text + "x")).isTrue();
  }

  @Property
  void any_text_will_do(@ForAll String haystack, @ForAll String text) {
    assertThat(FoldedNeedle.of(text).in(haystack + text + haystack)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'',               '',          true",
    "abc,              '',          true",
    "'',               a,           false",
    "Hello World,      o w,         true",
    "HELLO,            hello,       true",
    "hello,            HELLOO,      false",
    "STRASSE,          straße,      false",
    "STRAẞE,           straße,      true",
    "ΟΔΥΣΣΕΥΣ,         οδυσσεύς,    false",
    "ΟΔΥΣΣΕΎΣ,         οδυσσεύς,    true",
    "Привет МИР,       привет мир,  true",
    "TITLE,            tıtle,       false",
    "TİTLE,            title,       false",
    "𐐀𐐁,               𐐨𐐩,          true",
    "aaaaaaaaaaaaaaAB, AAAAaab,     true",
    "6 K,              6 K,         true"
  })
  void case_is_folded_simply_and_in_no_locale(String haystack, String text, boolean expected) {
    assertThat(FoldedNeedle.of(text).in(haystack)).isEqualTo(expected);
  }

  @Test
  void the_default_locale_makes_no_difference() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      assertThat(FoldedNeedle.of("title").in("TITLE")).isTrue();
      assertThat(FoldedNeedle.of("tıtle").in("TITLE")).isFalse();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void an_unpaired_surrogate_equals_only_itself() {
    assertThat(FoldedNeedle.of("\ud83d").in("A\ud83dB")).isTrue();
    assertThat(FoldedNeedle.of("b\ud83d").in("A\ud83dB")).isFalse();
    assertThat(FoldedNeedle.of("\ud83d").in("😀")).isFalse();
    assertThat(FoldedNeedle.of("\ude00").in("😀")).isFalse();
    assertThat(FoldedNeedle.of("😀").in("\ud83d\ud83d\ude00")).isTrue();
  }

  @Test
  void the_worst_case_of_naive_search_ends_soon() {
    String haystack = "aA".repeat(500_000);

    assertThat(FoldedNeedle.of("a".repeat(50_000) + "b").in(haystack)).isFalse();
    assertThat(FoldedNeedle.of("A".repeat(50_000)).in(haystack)).isTrue();
  }

  @Test
  void needles_that_differ_in_case_are_equal() {
    FoldedNeedle needle = FoldedNeedle.of("aBΣ");

    assertThat(needle).isEqualTo(FoldedNeedle.of("Abς")).hasSameHashCodeAs(FoldedNeedle.of("Abς"));
    assertThat(needle).isNotEqualTo(FoldedNeedle.of("abb")).hasToString("abσ");
  }

  private static String fold(String text) {
    int[] folded = text.codePoints().map(c -> UCharacter.foldCase(c, true)).toArray();
    return new String(folded, 0, folded.length);
  }

  @Provide
  Arbitrary<String> mixedCase() {
    return Arbitraries.of(
            "a", "A", "b", "B", "aB", "ı", "İ", "i", "I", "ß", "ẞ", "s", "ſ", "σ", "ς", "Σ", "Ꭰ",
            "ꭰ", "𐐀", "𐐨", "K", "k", "é")
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }
}
