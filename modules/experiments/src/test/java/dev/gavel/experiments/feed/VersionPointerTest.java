package dev.gavel.experiments.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gavel.engine.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionPointerTest {
  private static final String DIGEST = "AB".repeat(32);

  private static VersionPointer read(String json) throws RefusedException {
    return VersionPointer.read("prod/version.json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> mistakes(String json) {
    RefusedException refused = catchThrowableOfType(RefusedException.class, () -> read(json));
    assertThat(refused.document()).isEqualTo("prod/version.json");
    return refused.mistakes().stream().map(Diagnostic::toString).toList();
  }

  @Test
  void the_snapshot_is_config_json_where_none_is_named() throws RefusedException {
    assertThat(read("{\"version\": 3}")).isEqualTo(new VersionPointer(3, "config.json", null));
  }

  @Test
  void a_digest_is_the_same_in_any_case() throws RefusedException {
    assertThat(
            read(
                "{\"version\": 3, \"snapshot\": \"s/3.json\", \"sha256\": \"%s\"}"
                    .formatted(DIGEST)))
        .isEqualTo(new VersionPointer(3, "s/3.json", "ab".repeat(32)));
  }

  @Test
  void what_a_newer_publisher_adds_is_passed_over() throws RefusedException {
    assertThat(read("{\"version\": 3.0, \"by\": {\"name\": \"x\"}}").version()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                   | /version: the version is missing
          []                   | /version: the version is missing
          {"version": "3"}     | /version: the version is a string
          {"version": null}    | /version: the version is null
          {"version": 3.5}     | /version: the version is 3.5
          {"version": 1e99999} | /version: the version is 1e99999
          {"version": -1}      | /version: the version is -1
          {"version":          | line 1, column
          """)
  void what_is_no_version_is_refused(String json, String mistake) {
    assertThat(mistakes(json)).singleElement().asString().startsWith(mistake);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"../3.json\"",
        "\"a/../3.json\"",
        "\"/3.json\"",
        "\"a//3.json\"",
        "\"./3.json\"",
        "\"a/\"",
        "\"\"",
        "\"a\\\\b\"",
        "\"a\\nb\"",
        "\"http://host/3.json\"",
        "3",
        "null"
      })
  void a_path_that_is_none_or_leaves_the_folder_is_refused(String path) {
    assertThat(mistakes("{\"version\": 3, \"snapshot\": %s}".formatted(path)))
        .singleElement()
        .asString()
        .startsWith("/snapshot: this is no path of a snapshot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"abc\"", "7", "null"})
  void what_is_no_digest_is_refused(String digest) {
    assertThat(mistakes("{\"version\": 3, \"sha256\": %s}".formatted(digest)))
        .singleElement()
        .asString()
        .startsWith("/sha256: this is no SHA-256 digest");
  }

  @Test
  void every_mistake_is_told_at_once() {
    assertThat(mistakes("{\"snapshot\": 1, \"sha256\": 2}")).hasSize(3);
  }

  @Test
  void a_document_that_is_far_too_large_is_refused() {
    assertThat(mistakes("{\"version\": 3, \"x\": \"%s\"}".formatted("x".repeat(20_000))))
        .singleElement()
        .asString()
        .contains("more than the 16,384 allowed");
  }
}
