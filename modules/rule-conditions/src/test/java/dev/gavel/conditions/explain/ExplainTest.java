package dev.gavel.conditions.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.conditions.Trees;
import dev.gavel.engine.Context;
import dev.gavel.engine.Explanation.Finding;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.value.Value;
import dev.gavel.testkit.Documents;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExplainTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          eq       | 'US'          | 'US'      | "US" equals "US"
          neq      | 'US'          | 'DE'      | "DE" does not equal "US"
          in       | ['US', 'CA']  | 'DE'      | "DE" is not one of "US", "CA"
          notIn    | ['US', 'CA']  | 'CA'      | "CA" is one of "US", "CA"
          in       | [1]           | [2, 3]    | [2, 3] neither is nor holds one of 1
          in       | []            | 1         | 1 is not one of an empty list
          in       | [1,2,3,4,5,6] | 1         | 1 is one of 1, 2, 3, 4, 5 and 1 more
          contains | 'eta'         | 'beta'    | "beta" contains "eta"
          contains | 'x'           | ['y']     | ["y"] does not contain "x"
          gt       | 18            | 19.50     | 19.50 is greater than 18
          lt       | 'b'           | 'c'       | "c" is not less than "b"
          gt       | 18            | 'old'     | gt 18 needs a number, but a is "old"
          lt       | 'b'           | 1         | lt "b" needs a string, but a is 1
          contains | 'x'           | true      | contains "x" needs a string or an array, but a is true
          contains | 1             | 'x1'      | contains 1 needs an array, but a is "x1"
          eq       | 1             | null      | a is missing
          eq       | {'k': [[1]]}  | {'k': {}} | {"k": {}} does not equal {"k": [an array]}
          """)
  void a_reason_is_a_sentence(String operator, String operand, String actual, String reason) {
    assertThat(reasons(operator, operand, actual)).containsExactly(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          gte      | 18            | 17        | 17 is less than 18
          lte      | 18            | 18        | 18 is at most 18
          between  | [18, 65]      | 70        | 70 does not lie between 18 and 65
          not_contains | 'x'       | 'y'       | "y" does not contain "x"
          contains_i | 'STRASSE'   | 'Strasse' | "Strasse" contains "STRASSE", letter case aside
          starts_with | ['a', 'b'] | 'cd'      | "cd" does not start with ["a", "b"]
          ends_with | '.com'       | 'a.com'   | "a.com" ends with ".com"
          match_regex | '^a+$'     | 'ab'      | "ab" does not match "^a+$"
          before   | '2026-11-21'  | '2026-11-20' | "2026-11-20" is before 2026-11-21T00:00:00Z
          after    | '2026-11-21'  | 0         | 0 is not after 2026-11-21T00:00:00Z
          after    | '2026-11-21'  | 'soon'    | after "2026-11-21" needs an ISO 8601 date or time, or epoch milliseconds, but a is "soon"
          semver_gte | '2.3.0'     | '2.10.0'  | "2.10.0" is at least 2.3.0
          semver_gt | '2.3.0'      | '2.3.0-rc' | "2.3.0-rc" is not later than 2.3.0
          semver_eq | '2.3.0'      | 'v2'      | semver_eq "2.3.0" needs a semantic version such as "1.2.3", but a is "v2"
          contains_all | [1, 2]    | [1, 3]    | [1, 3] does not hold all of 1, 2
          contains_none | [1, 2]   | [3]       | [3] holds none of 1, 2
          array_length | 3         | [1, 3]    | [1, 3] does not have a length 3
          exists   | null          | 1         | 1 is there
          not_exists | null        | null      | a is missing
          percentage_bucket | 0    | 'user-1'  | "user-1" falls into bucket 1059, and the rule wants no bucket
          """)
  void a_reason_names_what_was_prepared(
      String operator, String operand, String actual, String reason) {
    assertThat(reasons(operator, operand, actual)).containsExactly(reason);
  }

  private static List<String> reasons(String operator, String operand, String actual) {
    Explain explain =
        new Explain(Trees.checked(Documents.condition("a", operator, operand)), false);
    Value input = Value.parse("{'a': %s}".formatted(actual).replace('\'', '"'));
    return explain.why(Context.of(input)).findings().stream().map(Finding::reason).toList();
  }

  @Test
  void a_window_is_told_with_what_its_clocks_show() {
    String window =
        "{'operator': 'time_window', 'value': {'start': '22:00', 'end': '06:00', 'days': ['fri'],"
            + " 'timezone': 'Europe/Vienna'}}";

    assertThat(
            new Explain(Trees.checked(window), false)
                .why(Context.of(Value.parse("{}"), Instant.parse("2026-11-20T22:30:00Z")))
                .findings())
        .extracting(Finding::reason)
        .containsExactly(
            "\"2026-11-20T22:30:00Z\" lies in fri from 22:00 to 06:00 in Europe/Vienna,"
                + " where it is Friday 23:30");
  }

  @Test
  void a_strict_explanation_ends_where_the_evaluation_failed() {
    Explain explain =
        new Explain(
            Trees.checked(
                "{'any': [%s, %s, %s]}"
                    .formatted(
                        Documents.condition("b", "eq", "1"),
                        Documents.condition("a", "gt", "1"),
                        Documents.condition("c", "eq", "1"))),
            true);

    var explanation = explain.why(Context.of(Value.parse("{\"a\": \"x\"}")));

    assertThat(explanation.outcome())
        .isEqualTo(new Outcome.Failed("mismatch", "gt 1 needs a number, but a is \"x\""));
    assertThat(explanation.findings()).hasSize(2);
  }
}
