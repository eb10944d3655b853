package dev.gavel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingsTest {

  @Test
  void without_variables_everything_is_as_usual() {
    ServerSettings settings = ServerSettings.read(Map.of("XDG_STATE_HOME", "/var/state"));

    assertThat(settings)
        .isEqualTo(
            new ServerSettings(
                "0.0.0.0",
                3002,
                URI.create("http://localhost:9000/experiment-configs"),
                java.util.List.of("dev", "staging", "prod"),
                Duration.ofSeconds(5),
                Path.of("/var/state/gavel"),
                "native",
                false,
                Duration.ofSeconds(30),
                null,
                new MemorySettings(
                    MemorySettings.Use.AUTO,
                    64 << 20,
                    Duration.ofMinutes(5),
                    null,
                    Duration.ofNanos(800_000))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DECISION_SERVICE_PORT  | 70000    | must be a port from 0 to 65535
          DECISION_SERVICE_PORT  | http     | must be a port from 0 to 65535
          CONFIG_BASE_URL        | nowhere  | must be a URL
          GAVEL_ENVIRONMENTS     | dev,,x   | must be different names
          GAVEL_ENVIRONMENTS     | dev,dev  | must be different names
          GAVEL_ENVIRONMENTS     | ../etc,a | must be different names
          GAVEL_POLL_INTERVAL    | 5        | must be a time such as
          GAVEL_POLL_INTERVAL    | 0s       | must be a time such as
          GAVEL_TARGETING_ENGINE | oracle   | there is no engine 'oracle'
          GAVEL_STRICT           | maybe    | must be true or false
          GAVEL_DECISION_CACHE   | on       | must be auto, off, local or shared
          GAVEL_DECISION_CACHE   | shared   | GAVEL_REDIS_URL is not set
          GAVEL_DECISION_CACHE_SIZE | 64    | must be a size such as
          GAVEL_REDIS_TIMEOUT    | 1        | must be a time such as
          """)
  void a_wrong_value_is_named_with_what_it_must_be(String name, String value, String expected) {
    assertThatThrownBy(() -> ServerSettings.read(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + " is '" + value + "', but ")
        .hasMessageContaining(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis", "//host", "redis://:hush@/x", "redis://user:hush@ho st"})
  void the_address_of_redis_is_never_shown_when_it_is_wrong(String url) {
    assertThatThrownBy(() -> ServerSettings.read(Map.of("GAVEL_REDIS_URL", url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("GAVEL_REDIS_URL must be a URL such as")
        .hasMessageNotContaining("hush");
  }

  @Test
  void a_password_of_redis_is_not_in_what_the_settings_show_of_themselves() {
    ServerSettings settings =
        ServerSettings.read(Map.of("GAVEL_REDIS_URL", "redis://me:hush@cache.internal:6379/2"));
    assertThat(settings.toString()).contains("redis://cache.internal:6379").doesNotContain("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short-enough-15", "with spaces in between", "mit-Umlauten-wie-ü", "x"})
  void a_token_that_cannot_serve_is_refused_and_not_shown(String token) {
    assertThatThrownBy(() -> ServerSettings.read(Map.of("GAVEL_ADMIN_TOKEN", token)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .hasMessage(
            "GAVEL_ADMIN_TOKEN must be 16 to 512 letters, digits and signs of ASCII,"
                + " without spaces");
  }

  @Test
  void a_token_is_not_shown_where_settings_are() {
    String token = "0123456789abcdef";

    assertThat(ServerSettings.read(Map.of("GAVEL_ADMIN_TOKEN", token)))
        .hasToString(ServerSettings.read(Map.of("GAVEL_ADMIN_TOKEN", token + "!")).toString())
        .asString()
        .doesNotContain(token);
  }

  @Test
  void every_setting_is_listed_with_a_sentence() {
    assertThat(ServerSettings.all())
        .hasSize(
            ServerSettings.class.getRecordComponents().length
                - 1
                + MemorySettings.class.getRecordComponents().length)
        .allSatisfy(
            setting -> {
              assertThat(setting.usual().isEmpty()).isEqualTo(setting.secret());
              assertThat(setting.description()).endsWith(".");
            });
  }
}
