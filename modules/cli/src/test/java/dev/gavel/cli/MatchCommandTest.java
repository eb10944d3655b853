package dev.gavel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchCommandTest {
  private static final String RULES =
      """
      {"all": [
        {"attribute": "country", "operator": "in", "value": ["US", "CA"]},
        {"not": {"attribute": "age", "operator": "lt", "value": 18, "description": "a minor"}}
      ]}
      """;

  @TempDir private Path directory;

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
  void an_explanation_shows_each_condition_with_its_place_and_the_reason() throws IOException {
    Gavel gavel = match(RULES, "{\"country\": \"US\", \"age\": 12}", "--explain");
    assertThat(gavel.exitCode()).isZero();
    assertThat(gavel.out())
        .isEqualTo(
            """
            false
            no rule matched
              ✓ /all/0      country in ["US","CA"]  "US" is one of "US", "CA"
              ✓ /all/1/not  age lt 18               12 is less than 18 [a minor]
            """);
  }

  @Test
  void rules_may_bring_the_segments_that_they_mention() throws IOException {
    String rules =
        """
        {"segments": {"beta": {"attribute": "tags", "operator": "contains", "value": "beta"}},
         "rules": {"operator": "in_segment", "value": "%s"}}
        """;
    String context = "{\"tags\": [\"beta\"]}";
    assertThat(match(rules.formatted("beta"), context)).isEqualTo(new Gavel(0, "true\n", ""));
    assertThat(match(rules.formatted("gone"), context).err())
        .contains(":/rules/value: there is no segment \"gone\" (one of beta)");
  }

  @Test
  void an_explanation_in_json_is_for_programs() throws IOException {
    Gavel gavel = match(RULES, "{\"country\": \"FR\"}", "--json");
    assertThat(gavel.out()).hasLineCount(1);
    assertThat(Value.parse(gavel.out()).toString()).startsWith("{\"matched\":false,");
  }

  @Test
  void what_cannot_be_compared_is_an_error_only_when_strict() throws IOException {
    String rules = "{\"attribute\": \"age\", \"operator\": \"gt\", \"value\": 18}";
    String context = "{\"age\": \"old\"}";
    assertThat(match(rules, context)).isEqualTo(new Gavel(0, "false\n", ""));
    Gavel strict = match(rules, context, "--strict");
    assertThat(strict.exitCode()).isEqualTo(1);
    assertThat(strict.out()).isEmpty();
    assertThat(strict.err()).startsWith("gavel: ").contains("age", "gt", "old").hasLineCount(1);
  }

  @Test
  void every_mistake_in_the_rules_is_told_with_file_and_place() throws IOException {
    String rules =
        """
        [{"conditions": [
          {"attribute": "a", "operator": "resembles", "value": 1},
          {"operator": "eq", "value": 1}]}]
        """;
    Gavel gavel = match(rules, "{}");
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.out()).isEmpty();
    assertThat(gavel.err().lines())
        .anyMatch(line -> line.contains("rules.json:/0/conditions/0/operator: unknown operator"))
        .anyMatch(line -> line.contains("rules.json:/0/conditions/1: a condition needs"));
  }

  @Test
  void an_operand_that_the_engine_refuses_is_told_the_same_way() throws IOException {
    Gavel gavel = match("{\"attribute\": \"a\", \"operator\": \"in\", \"value\": 3}", "{}");
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.err()).contains("rules.json:/value: in needs an array");
  }

  @Test
  void text_that_is_no_json_is_told_with_line_and_column() throws IOException {
    Gavel gavel = match(RULES, "{\n  \"country\": nowhere\n}");
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.err()).contains("context.json:2:").hasLineCount(1);
  }

  @Test
  void a_context_must_be_an_object() throws IOException {
    Gavel gavel = match(RULES, "[]");
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.err()).contains("context.json: a context must be an object", "an array");
  }

  @Test
  void either_file_can_be_standard_input() throws IOException {
    Path rules = Files.writeString(directory.resolve("rules.json"), RULES);
    assertThat(
            Gavel.runWithInput(
                "{\"country\": \"US\"}", "match", "--rules", rules.toString(), "--context", "-"))
        .isEqualTo(new Gavel(0, "true\n", ""));
  }

  @Test
  void missing_files_directories_and_unknown_engines_get_a_sentence() throws IOException {
    Path rules = Files.writeString(directory.resolve("rules.json"), RULES);
    assertThat(Gavel.run("match", "--rules", "nowhere.json", "--context", "-").err())
        .isEqualTo("gavel: nowhere.json: there is no such file\n");
    assertThat(Gavel.run("match", "--rules", directory.toString(), "--context", "-").err())
        .endsWith(": this is a directory; name a file in it\n");
    Gavel unknown =
        Gavel.runWithInput(
            "{}", "match", "--rules", rules.toString(), "--context", "-", "--engine", "oracle");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("no engine 'oracle'", "native");
  }

  private Gavel match(String rules, String context, String... more) throws IOException {
    Path rulesFile = Files.writeString(directory.resolve("rules.json"), rules);
    Path contextFile = Files.writeString(directory.resolve("context.json"), context);
    return Gavel.run(
        Stream.concat(
                Stream.of(
                    "match", "--rules", rulesFile.toString(), "--context", contextFile.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }
}
