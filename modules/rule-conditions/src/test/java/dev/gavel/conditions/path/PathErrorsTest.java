package dev.gavel.conditions.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "items           | 1  | expected $, with which a path begins, but found i",
        "$items          | 2  | expected . or [ or the end of the path but found i",
        "`$ `            | 2  | expected . or [ or the end of the path but found a blank",
        "$.              | 3  | expected a name or * after the dot but the path ends",
        "$.1             | 3  | expected a name or * after the dot but found 1",
        "$..             | 4  | expected a name, * or [ after the two dots but the path ends",
        "$[]             | 3  | expected a name in quotes, an index, a slice, * or ? but found ]",
        "$[a]            | 3  | expected a name in quotes, an index, a slice, * or ? but found a",
        "$[1             | 4  | expected ] or a comma but the path ends",
        "$.é𝄞[01]        | 6  | a number of several digits does not begin with 0",
        "$[-0]           | 3  | zero has no sign here",
        "$[-x]           | 4  | expected a digit but found x",
        "$[9007199254740992] | 3 | the integer is beyond 9007199254740991 on either side",
        "$['a]           | 3  | the string that begins here has no closing '",
        "$['\\d']        | 4  | a string knows no such escape; a backslash itself is \\\\",
        "$['\\uD800x']   | 4  | half of a surrogate pair is no character",
        "$['\\u12g4']    | 8  | expected four hexadecimal digits but found g",
      })
  void a_text_that_is_no_path_is_refused_with_the_place(
      String path, int position, String complaint) {
    assertRefused(path, position, complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "$[?] § 4 § expected @, $, a literal or a function but found ]",
        "$[?@.tags==['hot']] § 12 § expected @, $, a literal or a function but found [",
        "$[?'a'] § 4 § a literal must be compared",
        "$[?@.a==1==2] § 10 § expected ] or a comma but found =",
        "$[?@.*==1] § 4 § this may select many values; a single one is needed here",
        "$[?1==@..a] § 7 § this may select many values; a single one is needed here",
        "$[?!@.a==1] § 8 § a comparison is negated in parentheses, as in !(@.a == 1)",
        "$[?(@.a] § 8 § expected &&, || or ) but found ]",
        "$[?@.a=1] § 7 § expected ] or a comma but found =",
        "$[?@.a==1e99999999999] § 9 § the number is beyond all reason",
        "$[?size(@.a)==1] § 4 § size is no function; there are length, count, value, match"
            + " and search",
        "$[?length (@.a)==1] § 10 § expected ( right after the name of the function but found a"
            + " blank",
        "$[?length(@.a)] § 4 § what this function gives must be compared",
        "$[?length(@.*)==1] § 11 § this may select many values; a single one is needed here",
        "$[?count(1)==1] § 10 § count takes a query, such as @.items[*]",
        "$[?count()==1] § 4 § count takes 1 argument, not 0",
        "$[?match(@.a)] § 4 § match takes 2 arguments, not 1",
        "$[?match(@.a,'a')==1] § 4 § this is true or false; a value is needed here",
        "$[?length(match(@,'a'))==1] § 11 § this is true or false; a value is needed here",
        "$[?match(@,'a\\\\d')] § 12 § the pattern is wrong at its character 2: I-Regexp has no \\d;"
            + " write [0-9]",
      })
  void a_filter_of_wrong_types_is_refused_with_the_place(
      String path, int position, String complaint) {
    assertRefused(path, position, complaint);
  }

  @Test
  void a_control_character_is_refused_in_a_string() {
    assertRefused("$['a\tb']", 5, "a string holds control characters only as \\u0009");
  }

  @Test
  void half_of_a_surrogate_pair_is_refused() {
    assertRefused("$['\ud800']", 4, "half of a surrogate pair is no character");
  }

  @Test
  void a_long_path_is_refused() {
    assertThat(JsonPath.parse("$" + ".a".repeat(499) + "b").isSingular()).isTrue();
    assertRefused(
        "$" + ".a".repeat(500), 1001, "the path is longer than the 1,000 characters allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "!(", "$[?", "@[?", "length(", "count(@[?"})
  void nesting_is_bounded(String opening) {
    assertThat(refused("$[?" + opening.repeat(60) + "@.a").complaint())
        .isEqualTo("a filter is nested more than 32 deep");
  }

  private static void assertRefused(String path, int position, String complaint) {
    PathException refused = refused(path);
    assertThat(refused.complaint()).isEqualTo(complaint);
    assertThat(refused.position()).isEqualTo(position);
    assertThat(refused).hasMessage(complaint + ", at character " + position);
  }

  private static PathException refused(String path) {
    return catchThrowableOfType(PathException.class, () -> JsonPath.parse(path));
  }
}
