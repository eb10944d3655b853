package dev.gavel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
  @Test
  void help_shows_how_it_is_used() {
    Gavel gavel = Gavel.run("bench", "cache", "--help");
    assertThat(gavel.exitCode()).isZero();
    assertThat(gavel.out())
        .startsWith("Usage: gavel bench cache")
        .contains("Examples:", "--redis", "--seconds", "text, json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bench                          | gavel bench cache
          bench cash                     | cash
          bench cache --seconds 0        | --seconds
          bench cache --seconds soon     | --seconds
          bench cache -f xml             | text, json
          bench cache --redis http://web | redis:
          """)
  void a_wrong_command_line_gets_one_sentence_and_exit_code_2(String line, String named) {
    Gavel gavel = Gavel.run(line.split(" "));
    assertThat(gavel.exitCode()).isEqualTo(2);
    assertThat(gavel.out()).isEmpty();
    assertThat(gavel.err()).startsWith("gavel: ").contains(named).hasLineCount(1);
  }

  @Test
  void a_redis_that_is_not_there_is_told_without_its_password() {
    Gavel gavel = Gavel.run("bench", "cache", "--redis", "redis://:secret@127.0.0.1:1");
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.out()).isEmpty();
    assertThat(gavel.err()).startsWith("gavel: Redis at 127.0.0.1:1 cannot be asked: ");
    assertThat(gavel.err()).doesNotContain("secret").hasLineCount(1);
  }
}
