package dev.gavel.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpellingTest {

  @ParameterizedTest
  @CsvSource({
    "equal, equals",
    "EQ, eq",
    "notin, notIn",
    "end_with, ends_with",
    "endswith, ends_with",
    "semver_ge, semver_gt",
    "time_windows, time_window",
    "percentage_buket, percentage_bucket",
    "regexp,",
    "x,"
  })
  void a_name_that_is_nearly_one_of_an_operator_is_suggested(String written, String meant) {
    assertThat(Operator.suggestion(written))
        .startsWith(meant == null ? "one of eq, neq, " : "did you mean " + meant + "?");
  }

  @Test
  void a_very_long_name_is_not_looked_at() {
    assertThat(Operator.suggestion("e".repeat(1_000_000))).startsWith("one of ");
  }
}
