package dev.gavel.conditions.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.Value;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is written ends in a path or a pattern, or in a refusal of ours; in nothing else. */
final class AnyTextTest {
  private static final Value DOCUMENT =
      Value.parse("{\"a\": [1, \"b\", {\"a\": [null]}], \"b\": {}}");

  @Property
  void a_text_is_a_path_or_is_refused_within_its_bounds(@ForAll("paths") String text) {
    try {
      JsonPath path = JsonPath.parse(text);
      List<Value> selected = path.select(DOCUMENT);
      if (path.isSingular()) {
        assertThat(selected).hasSizeLessThan(2);
      }
      assertThat(JsonPath.parse(text)).isEqualTo(path);
    } catch (PathException refused) {
      assertThat(refused.position()).isBetween(1, text.codePointCount(0, text.length()) + 1);
    }
  }

  @Property
  void a_text_is_a_pattern_or_is_refused_within_its_bounds(@ForAll("patterns") String text) {
    try {
      assertThat(Regexp.of(text).size()).isBetween(1, 2_000);
    } catch (PathException refused) {
      assertThat(refused.complaint()).doesNotContain("RE2/J");
      assertThat(refused.position()).isBetween(1, text.codePointCount(0, text.length()) + 1);
    }
  }

  @Provide
  Arbitrary<String> paths() {
    return pieces(
            "$", "@", ".", "..", "[", "]", "[?", "(", ")", "*", "!", "&&", "||", "==", "<", ">=",
            ",", ":", "-", "0", "1", "9.5e1", "a", "b", "'a'", "\"b\"", "'", "\\u00e9", "\\", " ",
            "true", "null", "length(", "count(", "value(", "match(", "search(", "@.a", "$.b", "é",
            "\ud834", "[?@.a", "[*]", "[0]", "[1:", "..*", ".a")
        .map(pieces -> "$" + pieces);
  }

  @Provide
  Arbitrary<String> patterns() {
    return pieces(
        "a",
        "b-z",
        "-",
        ".",
        "[",
        "[^",
        "]",
        "(",
        ")",
        "|",
        "*",
        "+",
        "?",
        "{",
        "}",
        "{2}",
        "{1,}",
        "{0,9}",
        ",",
        "7",
        "\\",
        "\\n",
        "\\.",
        "\\p{Lu}",
        "\\P{C}",
        "\\p",
        "^",
        "$",
        "&&",
        "𝄞",
        "\ud834",
        " ",
        "[:alpha:]");
  }

  private static Arbitrary<String> pieces(String... pieces) {
    return Arbitraries.of(pieces).list().ofMaxSize(12).map(list -> String.join("", list));
  }
}
