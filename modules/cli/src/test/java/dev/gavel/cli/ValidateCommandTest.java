package dev.gavel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateCommandTest {
  private static final String SOUND =
      """
      {"version": 1, "experiments": [{
        "key": "a", "enabled": true,
        "variants": [{"key": "on", "id": "1", "payload": null}],
        "allocations": [{"variant": "on", "from": 0, "to": 9999}]}]}
      """;

  @TempDir private Path directory;

  @Test
  void a_sound_snapshot_leaves_only_the_closing_line() {
    assertThat(Gavel.runWithInput(SOUND, "validate", "-"))
        .isEqualTo(new Gavel(0, "1 file, 0 mistakes, 0 warnings\n", ""));
  }

  @Test
  void mistakes_of_shape_and_of_operands_are_told_at_once_each_with_its_place() {
    String faulty =
        """
        {"version": "three", "segments": {"beta": {"attribute": "tags", "operator": "in", "value": 1}},
         "experiments": [{
          "key": "a", "enabled": true,
          "variants": [{"key": "on", "id": "1", "payload": null}],
          "allocations": [{"variant": "off", "from": 0, "to": 9999}],
          "rules": [{"conditions": [{"attribute": "age", "operator": "gt", "value": []}]}]}]}
        """;
    Gavel gavel = Gavel.runWithInput(faulty, "validate", "-");
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.out().lines())
        .anyMatch(line -> line.startsWith("standard input:/version: "))
        .anyMatch(line -> line.startsWith("standard input:/experiments/0/allocations/0/variant: "))
        .anyMatch(line -> line.startsWith("standard input:/segments/beta/value: in needs"))
        .anyMatch(
            line ->
                line.startsWith("standard input:/experiments/0/rules/0/conditions/0/value: gt "))
        .last()
        .isEqualTo("1 file, 4 mistakes, 0 warnings");
  }

  @Test
  void a_refused_snapshot_shows_its_warnings_too() {
    String faulty = SOUND.replace("\"enabled\": true", "\"enabled\": 1, \"colour\": 1");
    Gavel gavel = Gavel.runWithInput(faulty, "validate", "-");
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.out())
        .contains(":/experiments/0/colour: warning: ", ":/experiments/0/enabled: ")
        .endsWith("1 file, 1 mistake, 1 warning\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"one\""})
  void a_mistake_in_segments_is_told_once_whatever_else_is_wrong(String version) {
    String faulty =
        """
        {"version": %s,
         "segments": {
          "b": {"operator": "in_segment", "value": "a"},
          "a": {"all": [{"operator": "in_segment", "value": ["b", "gone"]}]}},
         "experiments": [{
          "key": "a", "variants": [{"key": "on"}],
          "rules": [{"operator": "not_in_segment", "value": "a"},
                    {"operator": "in_segment", "value": "lost"}]}]}
        """
            .formatted(version);
    assertThat(Gavel.runWithInput(faulty, "validate", "-").out().lines())
        .filteredOn(line -> line.contains("segment"))
        .map(line -> line.substring("standard input:".length(), line.indexOf(": ")))
        .containsExactlyInAnyOrder(
            "/segments/a/all/0/value/0",
            "/segments/a/all/0/value/1",
            "/experiments/0/rules/1/value");
  }

  @Test
  void a_warning_is_no_mistake() {
    String odd = SOUND.replace("\"enabled\": true", "\"enabled\": true, \"colour\": 1");
    Gavel gavel = Gavel.runWithInput(odd, "validate", "-");
    assertThat(gavel.exitCode()).isZero();
    assertThat(gavel.out())
        .startsWith("standard input:/experiments/0/colour: warning: ")
        .endsWith("1 file, 0 mistakes, 1 warning\n");
  }

  @Test
  void text_that_is_no_json_is_one_mistake_with_line_and_column() {
    Gavel gavel = Gavel.runWithInput("{\"version\": 1,\n  oops}", "validate", "-");
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.out())
        .startsWith("standard input:2:")
        .endsWith("1 file, 1 mistake, 0 warnings\n");
  }

  @Test
  void a_file_that_is_no_snapshot_is_a_mistake_and_the_others_are_still_checked()
      throws IOException {
    Path version = Files.writeString(directory.resolve("version.json"), "{\"version\": 3}");
    Path sound = Files.writeString(directory.resolve("config.json"), SOUND);
    Gavel gavel =
        Gavel.run(
            "validate", version.toString(), directory.toString(), "nowhere", sound.toString());
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.out())
        .contains("version.json: this only says which version is current")
        .contains(directory + ": this is a directory; name a file in it")
        .contains("nowhere: there is no such file")
        .endsWith("4 files, 3 mistakes, 0 warnings\n");
  }
}
