package dev.gavel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
  @TempDir private Path directory;

  private String policy(String name, String source) throws IOException {
    return Files.writeString(directory.resolve(name), source).toString();
  }

  @Test
  void policies_without_mistakes_are_passed_in_silence() throws IOException {
    policy("a.rego", "package a\n\nallow if input.x == 1\n");
    policy("data.json", "{\"a\": {\"allow\": true}}");
    assertThat(Gavel.run("check", directory.toString())).isEqualTo(new Gavel(0, "", ""));
  }

  @Test
  void every_mistake_is_drawn_with_its_line() throws IOException {
    String file =
        policy(
            "a.rego",
            """
            package a

            allow if {
            	role == "admin"
            }

            f(x) := x + missing
            """);
    assertThat(Gavel.run("check", file))
        .isEqualTo(
            new Gavel(
                1,
                "",
                """
                2 errors occurred:
                %1$s:4: rego_unsafe_var_error: var role is unsafe
                \t\trole == "admin"
                \t\t^
                %1$s:7: rego_unsafe_var_error: var missing is unsafe
                \tf(x) := x + missing
                \t        ^
                """
                    .formatted(file)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          p := = 1                | rego_parse_error: unexpected eq token
          p if q; q if p          | rego_parse_error
          p := sum("x")           | have: (string, ???)
          p := 1 + "a"            | want: (x: number, y: number
          p := 1; q := p.r        | rego_
          default p := input.x    | default
          """)
  void mistakes_of_all_kinds_are_told_in_words_and_in_json(String source, String words)
      throws IOException {
    String file = policy("a.rego", "package a\n\n" + source + "\n");
    Gavel people = Gavel.run("check", file);
    assertThat(people.exitCode()).isEqualTo(1);
    assertThat(people.err()).contains(file + ":3: ").contains(words);
    Gavel programs = Gavel.run("check", "--format", "json", file);
    assertThat(programs.exitCode()).isEqualTo(1);
    assertThat(programs.err()).startsWith("{\n  \"errors\": [").contains("\"row\": 3");
  }

  @Test
  void a_limit_ends_the_list() throws IOException {
    String file = policy("a.rego", "package a\n\np if x > 1\n\nq if y > 1\n\nr if z > 1\n");
    assertThat(Gavel.run("check", "--max-errors", "2", file).err())
        .contains("var x is unsafe", "error limit reached")
        .doesNotContain("var z is unsafe");
    assertThat(Gavel.run("check", "--max-errors", "0", file).err())
        .contains("var z is unsafe")
        .doesNotContain("limit");
  }

  @Test
  void strict_refuses_what_is_careless() throws IOException {
    String file = policy("a.rego", "package a\n\nimport data.unused\n\np := 1\n");
    assertThat(Gavel.run("check", file).exitCode()).isZero();
    assertThat(Gavel.run("check", "--strict", file).err()).contains("import data.unused unused");
  }

  @Test
  void old_policies_are_read_when_asked_for() throws IOException {
    String file = policy("a.rego", "package a\n\np { input.x }\n");
    assertThat(Gavel.run("check", file).err()).contains("`if` keyword is required");
    assertThat(Gavel.run("check", "--v0-compatible", file).exitCode()).isZero();
  }

  @Test
  void rules_may_not_stand_where_the_data_of_a_bundle_is() throws IOException {
    policy("a.rego", "package a\n\nallow if input.x == 1\n");
    policy("data.json", "{\"a\": {\"allow\": true}}");
    assertThat(Gavel.run("check", "-b", directory.toString()).err())
        .contains("conflicting rule for data path a/allow found");
  }

  @Test
  void another_place_may_be_less_capable() throws IOException {
    String capabilities =
        policy("capabilities.json", "{\"builtins\": [], \"features\": [\"rego_v1\"]}");
    String file = policy("a.rego", "package a\n\np := $\"{input.x}\"\n");
    assertThat(Gavel.run("check", file).exitCode()).isZero();
    assertThat(Gavel.run("check", "--capabilities", capabilities, file))
        .matches(gavel -> gavel.exitCode() == 1)
        .matches(gavel -> gavel.err().contains("rego_parse_error"));
    String call = policy("b.rego", "package b\n\np := sum([1])\n");
    assertThat(Gavel.run("check", "--capabilities", capabilities, call).err())
        .contains("undefined function sum");
  }

  @Test
  void a_place_that_is_not_there_gets_one_sentence() {
    Gavel gavel = Gavel.run("check", directory.resolve("nowhere").toString());
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.err()).startsWith("gavel: ").contains("nowhere").hasLineCount(1);
  }
}
