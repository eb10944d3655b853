package dev.gavel.conditions.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps a pattern from taking all memory, or all time, while it is read. */
class PatternLimitsTest {

  @Example
  void a_repeat_of_what_may_be_empty_is_estimated_too() {
    the_size_is_never_more_than_estimated("^*^*");
  }

  @Property(tries = 10_000)
  void the_size_is_never_more_than_estimated(@ForAll("soup") String pattern) {
    Assume.that(EndlessFolding.in(pattern) == null);
    com.google.re2j.Pattern compiled;
    try {
      compiled = com.google.re2j.Pattern.compile(pattern);
    } catch (com.google.re2j.PatternSyntaxException broken) {
      return;
    }
    assertThat((long) compiled.programSize())
        .isLessThanOrEqualTo(PatternOutline.of(pattern).size());
    assertThat(PatternOutline.of(pattern).unpaired()).isNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{100}){100}){100}",
        "(((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9})",
        "((((((((((a{1000}){1000}){1000}){1000}){1000}){1000}){1000}){1000}){1000}){1000})",
        "(?:(?:[a-z\\]){]{1000}){1000}){1000}",
        "((a{1000})[[:alpha:])]){1000}",
        "(([^])]{1000})x){1000}",
        "((\\Q)\\Ea{1000})){1000}",
        "((\\)a{1000})){1000}",
        "((a{500,}){500,}){500,}",
        "(\\pL{1000}){1000}",
        "(\\x{41}{1000}){1000}",
        "((a?){1000}){1000}",
        "(({aa{1000}){1000}){1000}",
        "a{1000}b{50}"
      })
  void what_gets_too_large_is_refused_before_it_does(String pattern) {
    assertThatThrownBy(() -> Pattern.parse(pattern))
        .isInstanceOf(PatternException.class)
        .hasMessageContaining("too large")
        .hasMessageContaining("1024");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)\u1c80",
        "(?i)\\x{1C88}",
        "(?i)\\x{0001c80}",
        "(?is)a|\u1c84",
        "a(?i:\u1c85)",
        "(?i)[\u1c80]",
        "(?i)[\u1000-\u2000]",
        "(?i)[^a-\\x{10FFFF}]",
        "(?i)[\n-😀]",
        "(?i)[\\x00-\\x{1C80}]",
        "(?i)[]-日]",
        "(?i)[\\--\u1d00]",
        "(?i)\\Q\\\u1c80",
        "(?s-i)\u1c80"
      })
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void what_would_be_folded_for_ever_is_refused(String pattern) {
    assertThatThrownBy(() -> Pattern.parse(pattern))
        .isInstanceOf(PatternException.class)
        .hasMessageStartingWith("letter case cannot be put aside for U+1C80 to U+1C88");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u1c80",
        "[\u1000-\u2000]",
        "(?i)foo-日",
        "(?i)[一-龠]",
        "(?i)[а-яё]",
        "(?i)[^a]",
        "(?i)\\p{Cyrillic}",
        "(?i)\\PL",
        "(?i)[\\D\\W]",
        "(?i)(?s:.)",
        "(?i)[[:^alpha:]]"
      })
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void what_comes_to_an_end_is_not(String pattern) throws PatternException {
    assertThat(Pattern.parse(pattern)).hasToString(pattern);
  }

  /** Would hang with a JDK whose Unicode has more such letters: then they must be refused too. */
  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void every_other_letter_can_be_folded_in_pattern_and_text() throws PatternException {
    Pattern ve = Pattern.parse("(?i)в");
    Pattern range = Pattern.parse("(?i)[а-я]");
    int refused = 0;
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String letter = Character.toString(codePoint);
      if (Character.toLowerCase(codePoint) == codePoint
          && Character.toUpperCase(codePoint) == codePoint) {
        continue;
      }
      if (EndlessFolding.in("(?i)" + letter) != null) {
        refused++;
      } else {
        assertThat(Pattern.parse("(?i)" + letter).startOf(letter)).isTrue();
      }
      ve.startOf(letter);
      range.startOf(letter);
    }
    assertThat(refused).isEqualTo(9);
  }

  @Provide
  Arbitrary<String> soup() {
    return PatternSoup.ofParts();
  }
}
