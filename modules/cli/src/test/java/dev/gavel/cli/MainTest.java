package dev.gavel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @Test
  void without_arguments_it_shows_what_to_try_first() {
    Gavel gavel = Gavel.run();
    assertThat(gavel.exitCode()).isZero();
    assertThat(gavel.out()).contains("gavel demo", "gavel match", "gavel validate");
    assertThat(gavel.out().lines().count()).isLessThan(15);
  }

  @Test
  void the_version_names_java_and_the_engines() {
    Gavel gavel = Gavel.run("--version");
    assertThat(gavel.exitCode()).isZero();
    assertThat(gavel.out()).startsWith("gavel ").contains("java 25", "engines ");
  }

  @Test
  void help_lists_every_command_and_the_exit_codes() {
    Gavel gavel = Gavel.run("help");
    assertThat(gavel.exitCode()).isZero();
    assertThat(gavel.out()).contains("match", "completion", "Exit codes");
    assertThat(Gavel.run("--help")).isEqualTo(gavel);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "serve",
        "decide",
        "match",
        "validate",
        "test",
        "schema",
        "completion",
        "eval",
        "check",
        "fmt",
        "parse",
        "plan",
        "inspect",
        "bench"
      })
  void every_command_has_help(String command) {
    Gavel gavel = Gavel.run(command, "--help");
    assertThat(gavel.exitCode()).isZero();
    assertThat(gavel.out()).startsWith("Usage: gavel " + command);
    assertThat(gavel.out()).isEqualTo(Gavel.run("help", command).out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense                                    | nonsense
          matsch                                      | did you mean match
          match                                       | --rules
          match --rules a --context b --now yesterday | 2026-11-21T09:30:00Z
          match --rules - --context -                 | standard input
          match --rules a --context b --colour        | --colour
          completion fish                             | bash
          """)
  void a_wrong_command_line_gets_one_sentence_and_exit_code_2(String line, String named) {
    Gavel gavel = Gavel.run(line.split(" "));
    assertThat(gavel.exitCode()).isEqualTo(2);
    assertThat(gavel.out()).isEmpty();
    assertThat(gavel.err()).startsWith("gavel: ").contains(named).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void completion_knows_the_commands(String shell) {
    Gavel gavel = Gavel.run("completion", shell);
    assertThat(gavel.exitCode()).isZero();
    assertThat(gavel.out()).startsWith("#!").contains("match", "--explain");
  }
}
