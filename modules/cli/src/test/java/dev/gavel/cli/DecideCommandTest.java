package dev.gavel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecideCommandTest {
  /** The example of the documentation, to the letter. */
  private static final String ANSWER =
      "{\"user_key\":\"user-123\",\"environment\":\"prod\",\"config_version\":1,\"assignments\":["
          + "{\"experiment_key\":\"checkout-button-color\",\"experiment_id\":\"abc-123\","
          + "\"variant_key\":\"control\",\"variant_id\":\"def-456\","
          + "\"payload\":{\"color\":\"#0066cc\"}}]}\n";

  @TempDir private Path directory;

  private final DemoFiles samples = DemoFiles.unpack();

  @AfterEach
  void removeSamples() {
    samples.close();
  }

  @Test
  void the_answer_is_that_of_the_service_from_a_file_an_address_or_the_settings() {
    String us = "{\"country\": \"US\"}";
    String base = samples.snapshots().toUri().toString();
    assertThat(decide("--context", us, "--snapshot", sample("prod")))
        .isEqualTo(new Gavel(0, ANSWER, ""));
    assertThat(decide("--context", us, "--config", base)).isEqualTo(new Gavel(0, ANSWER, ""));
    assertThat(
            Gavel.run(
                "",
                Map.of("CONFIG_BASE_URL", base),
                "decide",
                "--user",
                "user-123",
                "--env",
                "prod",
                "--context",
                us))
        .isEqualTo(new Gavel(0, ANSWER, ""));
  }

  @Test
  void a_context_can_be_in_a_file() throws Exception {
    Path context = Files.writeString(directory.resolve("me.json"), "{\"country\": \"US\"}");
    assertThat(decide("--context", "@" + context, "--snapshot", sample("prod")).out())
        .isEqualTo(ANSWER);
  }

  @Test
  void pretty_is_the_same_answer_with_lines() {
    Gavel pretty =
        decide("--context", "{\"country\":\"US\"}", "--snapshot", sample("prod"), "--pretty");
    assertThat(pretty.out()).startsWith("{\n  \"user_key\": \"user-123\",\n");
    assertThat(Value.parse(pretty.out()) + "\n").isEqualTo(ANSWER);
  }

  @Test
  void an_explanation_says_of_each_experiment_why() {
    Gavel gavel = decide("--snapshot", sample("prod"), "--explain");
    assertThat(gavel.out())
        .contains("\"assignments\":[],\"explanation\":[", "\"country is missing\"");
  }

  @Test
  void the_moment_can_be_chosen() {
    String[] later = {"decide", "--user", "u", "--env", "staging", "--at", "2026-12-31T12:00:00Z"};
    Stream<String> arguments =
        Stream.concat(Stream.of(later), Stream.of("--snapshot", sample("staging")));
    assertThat(Gavel.run(arguments.toArray(String[]::new)).out()).contains("new-year-banner");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --context [] --config x                | 1 | --context: a context must be an object
          --context { --config x                 | 1 | --context:1:
          --context @nowhere --config x          | 1 | nowhere: there is no such file
          --config nowhere                       | 2 | 'nowhere'
          --config ftp://example.org             | 2 | ftp
          --config file:///nowhere               | 1 | there is no snapshot for prod: /nowhere/prod/version.json
          --config x --snapshot y                | 2 | mutually exclusive
          """)
  void what_is_wrong_is_one_sentence(String arguments, int exitCode, String sentence) {
    Gavel gavel = decide(arguments.split(" "));
    assertThat(gavel.exitCode()).isEqualTo(exitCode);
    assertThat(gavel.out()).isEmpty();
    assertThat(gavel.err()).startsWith("gavel: ").contains(sentence).hasLineCount(1);
  }

  @Test
  void a_snapshot_for_another_environment_or_with_mistakes_is_refused() throws Exception {
    assertThat(decide("--snapshot", sample("dev")).err()).contains("is for dev, not for prod");
    Path faulty = Files.writeString(directory.resolve("faulty.json"), "{\"version\": 1}");
    Gavel gavel = decide("--snapshot", faulty.toString());
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.err()).startsWith(faulty + ": ").contains("experiments");
  }

  private Gavel decide(String... more) {
    return Gavel.run(
        Stream.concat(Stream.of("decide", "--user", "user-123", "--env", "prod"), Stream.of(more))
            .toArray(String[]::new));
  }

  private String sample(String environment) {
    return samples.snapshots().resolve(environment).resolve("config.json").toString();
  }
}
