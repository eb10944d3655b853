package dev.gavel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
  private static final String SOUND =
      """
      {"cases": [
        {"note": "a US visitor is let in",
         "rules": {"attribute": "country", "operator": "eq", "value": "US"},
         "context": {"country": "US"}, "want": true},
        {"note": "nobody else is",
         "rules": {"attribute": "country", "operator": "eq", "value": "US"},
         "context": {"country": "FR"}, "want": false},
        {"note": "an operator has a name",
         "rules": {"attribute": "country", "operator": "resembles", "value": "US"},
         "context": {}, "want": "error"}]}
      """;

  @TempDir private Path directory;
  private Path sound;

  @BeforeEach
  void writeCases() throws IOException {
    Path below = Files.createDirectories(directory.resolve("below"));
    sound = Files.writeString(below.resolve("sound.json"), SOUND);
    Files.writeString(below.resolve("notes.txt"), "no cases");
  }

  @Test
  void cases_that_pass_are_only_counted() {
    assertThat(Gavel.run("test", sound.toString()))
        .isEqualTo(new Gavel(0, "6 passed, 0 failed\n", ""));
  }

  @Test
  void verbose_shows_each_of_them() {
    Gavel gavel = Gavel.run("test", "-v", sound.toString());
    assertThat(gavel.out()).contains("ok " + sound + " a US visitor is let in [native]\n");
    assertThat(gavel.out()).hasLineCount(7);
  }

  @Test
  void a_directory_stands_for_every_json_file_below_it() throws IOException {
    Files.writeString(directory.resolve("more.json"), SOUND);
    assertThat(Gavel.run("test", directory.toString()).out()).isEqualTo("12 passed, 0 failed\n");
  }

  @Test
  void a_failure_is_one_line_with_file_note_engine_and_reason() throws IOException {
    Files.writeString(sound, SOUND.replace("\"want\": false", "\"want\": true"));
    Gavel gavel = Gavel.run("test", sound.toString());
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.out())
        .startsWith("FAIL " + sound + " nobody else is [native]: wanted true, but ")
        .endsWith("\n4 passed, 2 failed\n")
        .hasLineCount(3);
  }

  @Test
  void what_cannot_be_read_counts_as_a_failure_and_the_rest_still_runs() throws IOException {
    Path broken = Files.writeString(directory.resolve("broken.json"), "{\"cases\": [");
    Path other = Files.writeString(directory.resolve("other.json"), "{\"version\": 1}");
    Path maybe =
        Files.writeString(directory.resolve("maybe.json"), SOUND.replace("false", "\"maybe\""));
    Gavel gavel =
        Gavel.run("test", broken.toString(), other.toString(), maybe.toString(), "nowhere.json");
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.out())
        .contains("FAIL " + broken + ":1:")
        .contains("FAIL " + other + ": ")
        .contains("FAIL " + maybe + ":/cases/1/want: ")
        .contains("FAIL nowhere.json: there is no such file")
        .endsWith("\n4 passed, 4 failed\n");
  }

  @Test
  void no_cases_at_all_is_said_and_is_not_fine() throws IOException {
    Path nothing = Files.createDirectories(directory.resolve("nothing"));
    Gavel gavel = Gavel.run("test", nothing.toString());
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.err()).isEqualTo("gavel: there are no cases in " + nothing + "\n");
    assertThat(gavel.out()).isEqualTo("0 passed, 0 failed\n");
  }

  @Test
  void one_engine_can_be_chosen() {
    assertThat(Gavel.run("test", "--engine", "native", sound.toString()).exitCode()).isZero();
    Gavel unknown = Gavel.run("test", "--engine", "oracle", sound.toString());
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("no engine 'oracle'");
  }
}
