package dev.gavel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvalCommandTest {
  private static final String POLICY =
      """
      package authz

      default allow := false
      allow if input.user in data.admins

      twice := 1 if input.user
      twice := 2 if input.user
      """;

  @TempDir private Path directory;
  private String policies = "";

  @BeforeEach
  void writePolicies() throws IOException {
    Files.writeString(directory.resolve("authz.rego"), POLICY);
    Files.writeString(directory.resolve("data.json"), "{\"admins\": [\"alice\"]}");
    policies = directory.toString();
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(Files.createTempDirectory(directory, ".x").resolve(name), content)
        .toString();
  }

  @Test
  void the_answer_is_json_as_opa_prints_it() {
    Gavel gavel =
        Gavel.runWithInput(
            "{\"user\": \"alice\"}", "eval", "-d", policies, "-I", "data.authz.allow; x := {1, 2}");
    assertThat(gavel)
        .isEqualTo(
            new Gavel(
                0,
                """
                {
                  "result": [
                    {
                      "expressions": [
                        {
                          "value": true,
                          "text": "data.authz.allow",
                          "location": {
                            "row": 1,
                            "col": 1
                          }
                        },
                        {
                          "value": true,
                          "text": "x := {1, 2}",
                          "location": {
                            "row": 1,
                            "col": 19
                          }
                        }
                      ],
                      "bindings": {
                        "x": [
                          1,
                          2
                        ]
                      }
                    }
                  ]
                }
                """,
                ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          pretty   | 1 + 1                          | 2
          pretty   | data.nowhere                   | undefined
          raw      | "a"; {"b": [1]}                | a {"b":[1]}
          raw      | {"<": 1, [1]: 2, true: 3}      | {"\\u003c":1,"[1]":2,"true":3}
          bindings | x := 1                         | `{\\n  "x": 1\\n}`
          values   | x := 1; x + 1                  | `[\\n  true,\\n  2\\n]`
          json     | data.nowhere                   | {}
          """)
  void each_format_prints_what_opa_prints(String format, String query, String wanted) {
    assertThat(Gavel.run("eval", "--format", format, query))
        .isEqualTo(new Gavel(0, wanted.replace("\\n", "\n").replace("\\\\u", "\\u") + "\n", ""));
  }

  @Test
  void bindings_are_a_table() {
    assertThat(Gavel.run("eval", "-f", "pretty", "[\"é\", \"日本\"][i] = word").out())
        .isEqualTo(
            """
            ┌───┬────────┐
            │ i │  word  │
            ├───┼────────┤
            │ 0 │ "é"    │
            │ 1 │ "日本" │
            └───┴────────┘
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          x ==               | 1:4: rego_parse_error: unexpected eof token
          1 + "a"            | 1:1: rego_type_error: plus: invalid argument(s)
          nowhere(1)         | 1:1: rego_type_error: undefined function nowhere
          x > 1              | rego_unsafe_var_error: var x is unsafe
          data.authz.twice   | eval_conflict_error: rule data.authz.twice produced conflicting values
          """)
  void what_is_wrong_is_told_in_json_or_in_words(String query, String words) {
    Gavel people =
        Gavel.runWithInput("{\"user\": 1}", "eval", "-d", policies, "-I", "-f", "pretty", query);
    assertThat(people.exitCode()).isEqualTo(1);
    assertThat(people.out()).isEmpty();
    assertThat(people.err()).contains(words);

    Gavel programs = Gavel.runWithInput("{\"user\": 1}", "eval", "-d", policies, "-I", query);
    assertThat(programs.exitCode()).isEqualTo(1);
    assertThat(programs.err()).isEmpty();
    assertThat(programs.out()).startsWith("{\n  \"errors\": [").contains("\"code\": ");
  }

  @Test
  void the_failure_of_a_builtin_is_undefined_unless_it_shall_be_told() {
    String query = "to_number(\"x\")";
    assertThat(Gavel.run("eval", query)).isEqualTo(new Gavel(0, "{}\n", ""));
    assertThat(Gavel.run("eval", "--show-builtin-errors", query).out())
        .contains("\"code\": \"eval_builtin_error\"", "\"file\": \"\"");
    assertThat(Gavel.run("eval", "--strict-builtin-errors", "-f", "raw", query))
        .matches(gavel -> gavel.exitCode() == 1)
        .matches(gavel -> gavel.err().contains("1:1: eval_builtin_error: to_number"));
  }

  @Test
  void scripts_choose_what_a_missing_answer_means() {
    assertThat(Gavel.run("eval", "data.nowhere").exitCode()).isZero();
    assertThat(Gavel.run("eval", "--fail", "data.nowhere").exitCode()).isEqualTo(1);
    assertThat(Gavel.run("eval", "--fail", "1").exitCode()).isZero();
    assertThat(Gavel.run("eval", "--fail-defined", "1").exitCode()).isEqualTo(1);
  }

  @Test
  void a_query_may_stand_in_a_package_and_import() {
    Gavel gavel =
        Gavel.runWithInput(
            "{\"user\": \"alice\"}",
            "eval",
            "-d",
            policies,
            "-I",
            "--package",
            "authz",
            "--import",
            "input.user as who",
            "-f",
            "raw",
            "allow; who");
    assertThat(gavel).isEqualTo(new Gavel(0, "true alice\n", ""));
    assertThat(Gavel.run("eval", "--import", "nowhere.x", "1").out())
        .contains("the package or an import of the query: ");
  }

  @Test
  void the_input_may_be_yaml() throws IOException {
    String yaml = file("input.yaml", "user: alice\n");
    assertThat(Gavel.run("eval", "-d", policies, "-i", yaml, "-f", "raw", "data.authz.allow"))
        .isEqualTo(new Gavel(0, "true\n", ""));
    String broken = file("input.yaml", "user: [\n");
    assertThat(Gavel.run("eval", "-i", broken, "1").err()).contains("this is no YAML");
  }

  @Test
  void an_evaluation_ends_when_its_time_is_over() {
    Gavel gavel =
        Gavel.run(
            "eval",
            "--timeout",
            "100ms",
            "count([1 | some _ in numbers.range(1, 100000); some _ in numbers.range(1, 100000)])");
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.out()).contains("eval_cancel_error", "100 ms");
  }

  @Test
  void hosts_are_closed_until_they_are_opened() {
    String query = "net.lookup_ip_addr(\"localhost\")";
    assertThat(Gavel.run("eval", "--strict-builtin-errors", query).out()).contains("localhost");
    assertThat(Gavel.run("eval", "--strict-builtin-errors", query).exitCode()).isEqualTo(1);
    assertThat(Gavel.run("eval", "--allow-net", "localhost", "--fail", query).exitCode()).isZero();
  }

  @Test
  void what_a_policy_prints_goes_where_complaints_go() {
    assertThat(Gavel.run("eval", "-f", "raw", "print(\"here\", 1)"))
        .isEqualTo(new Gavel(0, "true\n", "here 1\n"));
  }

  @Test
  void metrics_come_beside_the_answer() {
    assertThat(Gavel.run("eval", "--metrics", "--count", "2", "1").out())
        .contains("\"metrics\": {", "\"timer_rego_query_eval_ns\": ");
  }

  @Test
  void a_schema_of_the_input_finds_wrong_references() throws IOException {
    String schema = file("input.json", "{\"type\": \"object\", \"properties\": {\"user\": {}}}");
    assertThat(Gavel.run("eval", "--schema", schema, "-f", "raw", "input.usr").err())
        .contains("rego_type_error: undefined ref: input.usr");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2 | --timeout 5 1                  | 1m30s
          2 | --fail --fail-defined 1        | exclude each other
          2 | --count 0 1                    | --count
          2 | --format xml 1                 | pretty
          1 | --input nowhere.json 1         | there is no such file
          1 | --builtins nowhere.jar 1       | there is no such jar
          1 | --format raw --data nowhere 1  | nowhere
          """)
  void a_wrong_command_line_gets_one_sentence(int exitCode, String line, String named) {
    Gavel gavel = Gavel.run(("eval " + line).split(" "));
    assertThat(gavel.exitCode()).isEqualTo(exitCode);
    assertThat(gavel.err()).startsWith("gavel: ").contains(named).hasLineCount(1);
  }
}
