package dev.gavel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchCommandTest {
  private static final String RULES =
      """
      {"all": [
        {"attribute": "country", "operator": "in", "value": ["US", "CA"]},
        {"not": {"attribute": "age", "operator": "lt", "value": 18, "description": "grown up"}}
      ]}
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"country": "US", "age": 41} | true
          {"country": "FR", "age": 41} | false
          {"country": "CA", "age": 12} | false
          {"country": "CA"}            | true
          {}                           | false
          """)
  void the_answer_is_true_or_false_and_the_exit_code_0(String context, String answer)
      throws IOException {
    assertThat(match(RULES, context)).isEqualTo(new Gavel(0, answer + "\n", ""));
  }

  @Test
  void an_explanation_shows_each_condition_with_its_place_and_what_was_there() throws IOException {
    Gavel gavel = match(RULES, "{\"country\": \"US\", \"age\": 12}", "--explain");
    assertThat(gavel.out().lines().toList())
        .hasSize(4)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).isEqualTo("false");
              assertThat(lines.get(1)).isEqualTo("no rule matched");
              assertThat(lines.get(2))
                  .startsWith("  ✓ /all/0 ")
                  .contains("country in [\"US\",\"CA\"]");
              assertThat(lines.get(3))
                  .startsWith("  ✓ /all/1/not ")
                  .contains("is 12", "[grown up]");
            });
  }
}
