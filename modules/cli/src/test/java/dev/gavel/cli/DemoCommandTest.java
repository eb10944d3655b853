package dev.gavel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCommandTest {

  @Test
  void it_shows_three_commands_takes_the_next_free_port_and_leaves_nothing_behind()
      throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      try (RunningGavel gavel =
          RunningGavel.start(Map.of("DECISION_SERVICE_PORT", Integer.toString(port)), "demo")) {
        assertThat(gavel.out()).startsWith("Gavel listens on http://localhost:");
        assertThat(gavel.address()).doesNotEndWith(":" + port);
        gavel.await(() -> gavel.out().contains("Ctrl-C"));
        assertThat(gavel.out().lines().filter(line -> line.strip().startsWith("curl "))).hasSize(3);
        assertThat(gavel.get("/ready")).isNotEmpty();
        assertThat(gavel.get("/health")).contains("{\"dev\":12,\"staging\":4,\"prod\":1}");
        Matcher samples = Pattern.compile("samples are in (\\S+):").matcher(gavel.out());
        assertThat(samples.find()).isTrue();
        Path directory = Path.of(samples.group(1)).getParent();
        assertThat(directory).isDirectory();
        assertThat(gavel.end()).isZero();
        assertThat(Files.exists(directory)).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void the_samples_are_without_mistake_or_warning(String environment) {
    try (DemoFiles samples = DemoFiles.unpack()) {
      Path file = samples.snapshots().resolve(environment).resolve("config.json");
      assertThat(Gavel.run("validate", file.toString()).out())
          .isEqualTo("1 file, 0 mistakes, 0 warnings\n");
    }
  }
}
