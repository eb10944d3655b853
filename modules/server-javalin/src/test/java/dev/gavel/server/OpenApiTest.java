package dev.gavel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.server.http.Route;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {

  @Test
  void the_description_has_every_route_and_no_other(@TempDir Path directory) {
    try (TestService service = new TestService(directory)) {
      ObjectValue document = TestService.json(service.get("/openapi.json"));
      TreeSet<String> described = new TreeSet<>();
      ObjectValue paths = (ObjectValue) document.get("paths");
      for (int i = 0; i < paths.size(); i++) {
        ObjectValue methods = (ObjectValue) paths.value(i);
        for (int j = 0; j < methods.size(); j++) {
          described.add(text(methods.key(j)).toUpperCase(Locale.ROOT) + " " + text(paths.key(i)));
        }
      }

      Wiring wiring =
          Wiring.of(
              ServerSettings.read(Map.of("CONFIG_BASE_URL", directory.toUri().toString())),
              InstantSource.system());

      assertThat(wiring.routes().all().stream().map(Route::name)).containsAll(described);
      assertThat(described).hasSize(wiring.routes().all().size());
      assertThat(document.get("openapi")).isEqualTo(Value.of("3.1.0"));
      assertThat(String.valueOf(((ObjectValue) document.get("info")).get("version")))
          .matches("\"\\d+\\.\\d+\\.\\d+.*\"");
    }
  }

  @Test
  void every_route_to_administer_with_is_described_with_its_gate(@TempDir Path directory) {
    try (TestService service = new TestService(directory)) {
      ObjectValue paths = (ObjectValue) TestService.json(service.get("/openapi.json")).get("paths");
      for (int i = 0; i < paths.size(); i++) {
        if (text(paths.key(i)).startsWith("/admin/")) {
          ObjectValue methods = (ObjectValue) paths.value(i);
          for (int j = 0; j < methods.size(); j++) {
            ObjectValue operation = (ObjectValue) methods.value(j);
            assertThat(operation.get("security"))
                .isEqualTo(Value.parse("[{\"admin_token\": []}, {}]"));
            assertThat(((ObjectValue) operation.get("responses")).has("401")).isTrue();
            assertThat(((ObjectValue) operation.get("responses")).has("403")).isTrue();
          }
        }
      }
    }
  }

  private static String text(Value key) {
    return key.toString().replace("\"", "");
  }
}
