package dev.gavel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeCommandTest {
  @TempDir private Path directory;

  @Test
  void it_says_first_where_it_listens_and_answers_there_until_it_is_told_to_end() throws Exception {
    try (DemoFiles samples = DemoFiles.unpack();
        RunningGavel gavel =
            RunningGavel.start(
                Map.of(
                    "DECISION_SERVICE_PORT",
                    "0",
                    "GAVEL_HOST",
                    "127.0.0.1",
                    "CONFIG_BASE_URL",
                    samples.snapshots().toUri().toString(),
                    "GAVEL_STATE_DIR",
                    directory.toString()),
                "serve")) {
      assertThat(
              gavel.get("/decide?user_key=user-123&env=prod&context=%7B%22country%22:%22US%22%7D"))
          .contains("\"variant_key\":\"control\"");
      gavel.await(() -> gavel.out().contains("prod: serving version 1"));
      assertThat(gavel.end()).isZero();
      assertThat(gavel.out().lines().map(Value::parse))
          .allSatisfy(line -> assertThat(line).isInstanceOf(ObjectValue.class))
          .first()
          .extracting(Value::toString)
          .asString()
          .contains("\"message\":\"Gavel listens on http://localhost:");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DECISION_SERVICE_PORT, many",
    "CONFIG_BASE_URL, nowhere",
    "GAVEL_POLL_INTERVAL, sometimes",
    "GAVEL_TARGETING_ENGINE, oracle"
  })
  void a_wrong_setting_stops_the_start_with_a_sentence_that_names_it(String name, String value) {
    Gavel gavel = Gavel.run("", Map.of(name, value), "serve");
    assertThat(gavel.exitCode()).isEqualTo(2);
    assertThat(gavel.err()).startsWith("gavel: ").contains(name, value).hasLineCount(1);
  }

  @Test
  void a_port_that_is_taken_stops_the_start_with_a_sentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Gavel gavel =
          Gavel.run(
              "",
              Map.of(
                  "DECISION_SERVICE_PORT",
                  port,
                  "GAVEL_HOST",
                  "127.0.0.1",
                  "GAVEL_STATE_DIR",
                  directory.toString()),
              "serve");
      assertThat(gavel.exitCode()).isEqualTo(1);
      assertThat(gavel.err()).startsWith("gavel: ").contains(port, "DECISION_SERVICE_PORT");
      assertThat(gavel.err()).hasLineCount(1);
    }
  }

  @Test
  void help_lists_the_settings_with_their_defaults() {
    assertThat(Gavel.run("serve", "--help").out())
        .contains("DECISION_SERVICE_PORT=3002", "GAVEL_POLL_INTERVAL=5s");
  }
}
