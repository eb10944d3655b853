package dev.gavel.conditions.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The JDK and ICU each carry the Unicode of their day. Only code points that both know are
 * compared; there Unicode's stability policy promises the same folding for good.
 */
class CaseFoldingTest {

  @Test
  void every_code_point_folds_as_in_icu() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (Character.isDefined(codePoint) && UCharacter.isDefined(codePoint)) {
        int expected = UCharacter.foldCase(codePoint, true);
        if (CaseFolding.fold(codePoint) != expected) {
          assertThat(hex(CaseFolding.fold(codePoint))).as(hex(codePoint)).isEqualTo(hex(expected));
        }
      }
    }
  }

  @Test
  void what_both_know_is_nearly_all_there_is() {
    long both = 0;
    long either = 0;
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      boolean jdk = Character.isDefined(codePoint);
      boolean icu = UCharacter.isDefined(codePoint);
      both += jdk && icu ? 1 : 0;
      either += jdk || icu ? 1 : 0;
    }
    assertThat(both).isGreaterThan(either * 9 / 10);
  }

  @Test
  void to_fold_twice_is_to_fold_once() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      int folded = CaseFolding.fold(codePoint);
      if (CaseFolding.fold(folded) != folded) {
        assertThat(hex(CaseFolding.fold(folded))).as(hex(codePoint)).isEqualTo(hex(folded));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Latin A,                    0041, 0061",
    "Latin a,                    0061, 0061",
    "at sign,                    0040, 0040",
    "left bracket,               005B, 005B",
    "micro sign to Greek mu,     00B5, 03BC",
    "sharp s,                    00DF, 00DF",
    "capital sharp s,            1E9E, 00DF",
    "dotted capital I,           0130, 0130",
    "dotless i,                  0131, 0131",
    "long s,                     017F, 0073",
    "Dž in title case,           01C5, 01C6",
    "combining iota,             0345, 03B9",
    "final sigma,                03C2, 03C3",
    "Kelvin,                     212A, 006B",
    "Angstrom,                   212B, 00E5",
    "Ohm,                        2126, 03C9",
    "Cherokee capital A,         13A0, 13A0",
    "Cherokee small A,           AB70, 13A0",
    "Cherokee small YE,          13F8, 13F0",
    "iota with oxia,             1FD3, 0390",
    "upsilon with oxia,          1FE3, 03B0",
    "long s t,                   FB05, FB06",
    "capital alpha with iota,    1FBC, 1FB3",
    "Deseret capital,           10400, 10428",
    "high surrogate,             D83D, D83D",
    "low surrogate,              DE00, DE00"
  })
  void the_peculiar_ones(String name, String codePoint, String expected) {
    assertThat(hex(CaseFolding.fold(Integer.parseInt(codePoint, 16)))).isEqualTo(expected);
  }

  private static String hex(int codePoint) {
    return String.format("%04X", codePoint);
  }
}
