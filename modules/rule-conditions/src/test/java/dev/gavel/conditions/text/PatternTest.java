package dev.gavel.conditions.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTest {

  @ParameterizedTest
  @CsvSource({
    "abc,        abcd,     true",
    "abc,        xabc,     false",
    "^abc,       abcd,     true",
    "^abc$,      abc,      true",
    "^abc$,      abcd,     false",
    "abc$,       abc,      true",
    ".*abc,      xxabcx,   true",
    ".*abc$,     xxabcx,   false",
    ".*abc$,     xabcabc,  true",
    ".*ab.*ab$,  ab,       false",
    "ab.*ba$,    aba,      false",
    "ab.*ba$,    abba,     true",
    "a.*b.*c,    a-c-b-c,  true",
    "a.*b.*c,    a-c-b,    false",
    "'',         abc,      true",
    "^$,         abc,      false",
    "^$,         '',       true",
    ".*,         '',       true",
    "a\\.b,      a.b,      true",
    "a\\.b,      axb,      false",
    "\\$5$,      $5,       true",
    "(?i)ABC,    abcd,     true",
    "a|b,        xb,       false",
    "x|b,        bx,       true",
    "\\d+,       12a,      true",
    "\\d+$,      12a,      false",
    "😀.,        😀😀,     true",
    "'a{0,3}$', aaaa,     false",
    "\\Qa.b,     a.b!,     true",
    "(?P<n>a)b,  abc,      true",
    "\\pL+$,     Größe,    true"
  })
  void a_pattern_matches_at_the_start(String pattern, String text, boolean expected)
      throws PatternException {
    assertThat(Pattern.parse(pattern).startOf(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'.*abc',   'x\nabc',   false",
    "'abc.*x$', 'abc\nx',   false",
    "'abc.*',   'abc\nx',   true",
    "'abc.*$',  'abc\n',    false",
    "'abc$',    'abc\n',    false",
    "'.*',      '\n',       true",
    "'.*$',     '\n',       false",
    "'.*abc',   'xabc\n',   true",
    "'(?s).*c', 'a\nc',     true",
    "'(?m)a$',  'a\nc',     true",
    "'a\n.*c',  'a\nbc',    true",
    "'.*\r',    'a\r',      true",
    "'.*c',     'a\u2028c', true"
  })
  void a_dot_stops_at_a_line_break_and_the_end_is_the_very_end(
      String pattern, String text, boolean expected) throws PatternException {
    assertThat(Pattern.parse(pattern).startOf(text)).isEqualTo(expected);
  }

  @Property(tries = 10_000)
  void plain_patterns_match_as_in_re2(
      @ForAll("plainPatterns") String pattern, @ForAll("texts") String text)
      throws PatternException {
    assertThat(Pattern.parse(pattern).startOf(text)).isEqualTo(re2(pattern, text));
  }

  @Property(tries = 10_000)
  void whatever_parses_matches_as_in_re2(
      @ForAll("soup") String pattern, @ForAll("texts") String text) {
    Pattern parsed;
    try {
      parsed = Pattern.parse(pattern);
    } catch (PatternException refused) {
      assertThat(refused.getMessage()).isNotBlank().doesNotContain("regexp");
      return;
    }
    assertThat(parsed.startOf(text)).isEqualTo(re2(pattern, text));
  }

  @Test
  void a_pattern_has_a_greatest_length() throws PatternException {
    String longest = "a".repeat(Pattern.LONGEST - 3) + ".*b";

    assertThat(Pattern.parse(longest).startOf(longest)).isTrue();
    assertThatThrownBy(() -> Pattern.parse(longest + "c"))
        .isInstanceOf(PatternException.class)
        .hasMessage("the pattern has 1001 characters, more than 1000");
  }

  @Test
  void groups_can_be_nested_as_deep_as_a_pattern_is_long() throws PatternException {
    String pattern = "(".repeat(330) + "a+" + ")".repeat(330);

    assertThat(Pattern.parse(pattern).startOf("aaab")).isTrue();
    assertThatThrownBy(() -> Pattern.parse("(".repeat(1_000)))
        .hasMessage("a parenthesis has no partner at character 1000");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "a(b;           a parenthesis has no partner at character 2;             \\(",
        "ab)c;          a parenthesis has no partner at character 3;             \\)",
        "[(](b;         a parenthesis has no partner at character 4;             \\(",
        "x[a-z;         this class is never closed: [a-z at character 2;         ]",
        "a**;           a repeat cannot be repeated: ** at character 2;          (?:a+)*",
        "a++;           a repeat cannot be repeated: ++ at character 2;          possessive",
        "a{2}{3};       a repeat cannot be repeated: {2}{3} at character 2;      group",
        "a{1001};       no such repeat: {1001} at character 2;                   0 to 1000",
        "a{3,2};        no such repeat: {3,2} at character 2;                    lower one first",
        "*a;            there is nothing to repeat: * at character 1;            \\*",
        "x(?=y);        look-around is not supported: (?= at character 2;        second condition",
        "x(?!y);        look-around is not supported: (?! at character 2;        not",
        "(?<=x)y;       look-around is not supported: (?<=x)y at character 1;    second condition",
        "(?<!x)y;       look-around is not supported: (?<!x)y at character 1;    not",
        "(?>a);         atomic groups are not supported: (?> at character 1;     (?:",
        "(?x)a;         there is no such kind of group: (?x at character 1;      re2/wiki/Syntax",
        "(a)\\1;        back-references are not supported: \\1 at character 4;   alternatives",
        "(a)\\k<n>;     back-references are not supported: \\k at character 4;   alternatives",
        "a\\Z;          there is no such escape: \\Z at character 2;             $",
        "\\y;           there is no such escape: \\y at character 1;             re2/wiki/Syntax",
        "a\\;           the backslash at the end escapes nothing;                \\\\",
        "[z-a];         there is no such class or range of characters: z-a at character 2;    re2",
        "\\p{Foo};      there is no such class or range of characters: \\p{Foo} at character 1;"
            + " re2",
        "(?P<a>)(?P<a>); two groups have the name a;                             (?:"
      })
  void a_broken_pattern_is_told_what_is_wrong_where_and_what_to_write(
      String pattern, String message, String hint) {
    PatternException broken =
        catchThrowableOfType(PatternException.class, () -> Pattern.parse(pattern));

    assertThat(broken).hasMessage(message);
    assertThat(broken.hint()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "(a*)*b,           a, c",
    "(x+x+)+y,         x, z",
    "(a?){50}a{50},    a, a",
    "(a|aa)+$,         a, b",
    "(.*)(.*)(.*)c$,   a, b",
    "(a|a|a|a)*$,      a, b",
    ".*a.*a.*a.*a.*b,  a, a",
    ".*.*.*.*=,        x, x"
  })
  void adversaries_of_backtracking_end_soon(String pattern, String letter, String end)
      throws PatternException {
    String text = letter.repeat(100_000) + end;

    assertThat(Pattern.parse(pattern).startOf(text)).isEqualTo(pattern.contains("{50}"));
  }

  @Test
  void the_largest_pattern_needs_no_deep_stack() throws Exception {
    Pattern pattern = Pattern.parse("(?:(?:a?){240})c");
    boolean[] answer = new boolean[1];
    Thread thread =
        new Thread(
            null, () -> answer[0] = pattern.startOf("a".repeat(200) + "c"), "small", 512_000);
    thread.start();
    thread.join();

    assertThat(answer[0]).isTrue();
  }

  @Test
  void equal_texts_are_equal_patterns() throws PatternException {
    Pattern pattern = Pattern.parse("a+b");

    assertThat(pattern).isEqualTo(Pattern.parse("a+b")).hasSameHashCodeAs(Pattern.parse("a+b"));
    assertThat(pattern).isNotEqualTo(Pattern.parse("a+c")).hasToString("a+b");
  }

  private static boolean re2(String pattern, String text) {
    return com.google.re2j.Pattern.compile(pattern).matcher(text).lookingAt();
  }

  @Provide
  Arbitrary<String> plainPatterns() {
    Arbitrary<String> parts =
        Arbitraries.of(
                "a", "b", "ab", ".*", ".*", "\\.", "\\$", "\n", "é", "😀", "\ud83d", "\ude00")
            .list()
            .ofMaxSize(6)
            .map(list -> String.join("", list));
    return Arbitraries.of("%s", "^%s", "%s$", "^%s$")
        .flatMap(frame -> parts.map(body -> String.format(Locale.ROOT, frame, body)));
  }

  @Provide
  Arbitrary<String> soup() {
    return PatternSoup.ofParts();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "b", "ab", "A", ".", "$", "\n", "é", "😀", "\ud83d", "\ude00", "(")
        .list()
        .ofMaxSize(7)
        .map(list -> String.join("", list));
  }
}
