package dev.gavel.conditions.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
  static final List<String> NO_VERSIONS =
      List.of(
          "1",
          "1.2",
          "1.2.3-0123",
          "1.2.3-0123.0123",
          "1.1.2+.123",
          "+invalid",
          "-invalid",
          "-invalid+invalid",
          "-invalid.01",
          "alpha",
          "alpha.beta",
          "alpha.beta.1",
          "alpha.1",
          "alpha+beta",
          "alpha_beta",
          "alpha.",
          "alpha..",
          "beta",
          "1.0.0-alpha_beta",
          "-alpha.",
          "1.0.0-alpha..",
          "1.0.0-alpha..1",
          "1.0.0-alpha...1",
          "1.0.0-alpha....1",
          "1.0.0-alpha.....1",
          "1.0.0-alpha......1",
          "1.0.0-alpha.......1",
          "01.1.1",
          "1.01.1",
          "1.1.01",
          "1.2.3.DEV",
          "1.2-SNAPSHOT",
          "1.2.31.2.3----RC-SNAPSHOT.12.09.1--..12+788",
          "1.2-RC-SNAPSHOT",
          "-1.0.3-gamma+b7718",
          "+justmeta",
          "9.8.7+meta+meta",
          "9.8.7-whatever+meta+meta",
          "99999999999999999999999.999999999999999999.99999999999999999----RC-SNAPSHOT.12.09.1--------------------------------..12",
          "",
          " ",
          "1.2.3 ",
          " 1.2.3",
          "v1.2.3",
          "V1.2.3",
          "=1.2.3",
          "1.2.3-",
          "1.2.3+",
          "1.2.3-+b",
          "1.2.3-a.",
          "1.2.3-.a",
          "1.2.3-a+",
          "1.2.3+a.",
          "1.2.3+a..b",
          "1.2.3-01",
          "1.2.3-a.00",
          "00.0.0",
          "1..3",
          "1.2.",
          ".2.3",
          "..",
          "1.2.3.4",
          "1.2.3-ä",
          "1.2.3+ä",
          "١.٢.٣",
          "1.2.３",
          "1.2.3\n",
          "1,2,3",
          "1.-2.3",
          "0x1.2.3",
          "1.2.3-\ud83d",
          "1e1.2.3");

  /** The chain of semver.org, with what it leaves out. */
  private static final List<String> RISING =
      List.of(
          "0.0.0-0",
          "0.0.0",
          "0.0.9",
          "0.0.10",
          "0.9.0",
          "0.10.0",
          "1.0.0--",
          "1.0.0-alpha",
          "1.0.0-alpha.1",
          "1.0.0-alpha.1.0",
          "1.0.0-alpha.beta",
          "1.0.0-beta",
          "1.0.0-beta.2",
          "1.0.0-beta.11",
          "1.0.0-beta.99999999999999999999998",
          "1.0.0-beta.99999999999999999999999",
          "1.0.0-beta.-1",
          "1.0.0-beta.1x",
          "1.0.0-rc.1",
          "1.0.0",
          "1.0.1-0",
          "2.0.0",
          "2.1.0",
          "2.1.1",
          "99999999999999999999998.999999999999999999.99999999999999999",
          "99999999999999999999999.999999999999999999.99999999999999999");

  @Test
  void precedence_is_that_of_the_published_chain() {
    for (int i = 0; i < RISING.size(); i++) {
      for (int j = 0; j < RISING.size(); j++) {
        assertThat(Integer.signum(version(RISING.get(i)).compare(RISING.get(j))))
            .as("%s seen from %s", RISING.get(j), RISING.get(i))
            .isEqualTo(Integer.compare(j, i));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3,         1.2.3+build",
    "1.2.3-a.1+x,   1.2.3-a.1",
    "1.2.3+01,      1.2.3+01.-.x-y",
    "1.2.3-a+b-c.d, 1.2.3-a"
  })
  void build_metadata_makes_no_difference(String one, String other) {
    assertThat(version(one)).isEqualTo(version(other)).hasSameHashCodeAs(version(other));
    assertThat(version(one).compare(other)).isZero();
    assertThat(version(other).compare(one)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.4",
        "1.2.3",
        "10.20.30",
        "1.1.2-prerelease+meta",
        "1.1.2+meta",
        "1.1.2+meta-valid",
        "1.0.0-alpha",
        "1.0.0-beta",
        "1.0.0-alpha.beta",
        "1.0.0-alpha.beta.1",
        "1.0.0-alpha.1",
        "1.0.0-alpha0.valid",
        "1.0.0-alpha.0valid",
        "1.0.0-alpha-a.b-c-somethinglong+build.1-aef.1-its-okay",
        "1.0.0-rc.1+build.1",
        "2.0.0-rc.1+build.123",
        "1.2.3-beta",
        "10.2.3-DEV-SNAPSHOT",
        "1.2.3-SNAPSHOT-123",
        "1.0.0",
        "2.0.0",
        "1.1.7",
        "2.0.0+build.1848",
        "2.0.1-alpha.1227",
        "1.0.0-alpha+beta",
        "1.2.3----RC-SNAPSHOT.12.9.1--.12+788",
        "1.2.3----R-S.12.9.1--.12+meta",
        "1.2.3----RC-SNAPSHOT.12.9.1--.12",
        "1.0.0+0.build.1-rc.10000aaa-kk-0.1",
        "99999999999999999999999.999999999999999999.99999999999999999",
        "1.0.0-0A.is.legal"
      })
  void what_semver_org_lists_as_valid_is_a_version(String text) {
    Version version = version(text);

    assertThat(version.compare(text)).isZero();
    assertThat(version).hasToString(text.replaceFirst("\\+.*", ""));
  }

  @ParameterizedTest
  @FieldSource("NO_VERSIONS")
  void anything_else_is_no_version(String text) {
    assertThat(Version.parse(text)).isNull();
    for (String known : RISING) {
      assertThat(version(known).compare(text)).as(known).isEqualTo(Version.NONE);
    }
  }

  @Property(tries = 5_000)
  void comparing_agrees_with_a_naive_comparison(
      @ForAll("versions") String known, @ForAll("versions") String text) {
    Version version = version(known);
    int expected = NaiveVersion.compare(text, known);

    assertThat(Integer.signum(version.compare(text))).isEqualTo(expected);
    assertThat(version.equals(version(text))).isEqualTo(expected == 0);
  }

  @Property(tries = 5_000)
  void what_is_a_version_agrees_with_the_published_expression(@ForAll("nearly") String text) {
    boolean expected = NaiveVersion.isVersion(text);

    assertThat(Version.parse(text) != null).isEqualTo(expected);
    assertThat(version("1.0.0-alpha.1").compare(text) != Version.NONE).isEqualTo(expected);
  }

  @Property
  void no_text_throws(@ForAll String text) {
    assertThatNoException().isThrownBy(() -> version("1.2.3-a.1").compare(text));
  }

  @Test
  void a_number_of_a_hundred_thousand_digits_is_compared_like_any_other() {
    String digits = "9".repeat(100_000);

    assertThat(version(digits + ".0.0").compare(BigInteger.TEN.pow(100_000) + ".0.0")).isPositive();
    assertThat(version("1.0.0-" + digits).compare("1.0.0-" + digits)).isZero();
  }

  @Provide
  Arbitrary<String> versions() {
    Arbitrary<String> number = Arbitraries.of("0", "1", "2", "9", "10", "18446744073709551616");
    Arbitrary<String> identifier = Arbitraries.of("0", "1", "2", "10", "a", "A", "a1", "1a", "-");
    Arbitrary<String> identifiers =
        identifier.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join(".", list));
    Arbitrary<String> core = number.list().ofSize(3).map(list -> String.join(".", list));
    return Combinators.combine(
            core,
            identifiers.map("-"::concat).optional(0.7),
            identifiers.map("+"::concat).optional(0.3))
        .as((numbers, pre, build) -> numbers + pre.orElse("") + build.orElse(""));
  }

  /** Text over the letters of the grammar, often one edit away from a version. */
  @Provide
  Arbitrary<String> nearly() {
    Arbitrary<String> soup = Arbitraries.strings().withChars("0019aZ.-+_").ofMaxLength(12);
    Arbitrary<String> edited =
        Combinators.combine(versions(), Arbitraries.integers().between(0, 30), soup)
            .as(
                (text, at, patch) -> {
                  int cut = Math.min(at, text.length());
                  int rest = Math.min(cut + at % 2, text.length());
                  return text.substring(0, cut)
                      + patch.substring(0, Math.min(1, patch.length()))
                      + text.substring(rest);
                });
    return Arbitraries.oneOf(soup, edited, soup.map("1.2.3"::concat));
  }

  private static Version version(String text) {
    Version version = Version.parse(text);
    assertThat(version).as(text).isNotNull();
    return version;
  }
}
