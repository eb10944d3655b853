package dev.gavel.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.cli.house.Checkout;
import dev.gavel.server.ServerSettings;
import dev.gavel.server.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of the cache names the settings as they are. */
class CachePageTest {
  private static final Path PAGE = Checkout.ROOT.resolve("docs/cache.md");
  private static final List<String> BEGINNINGS =
      List.of("GAVEL_DECISION_CACHE", "GAVEL_REDIS_", "GAVEL_ADMIN_");

  @Test
  void it_lists_each_setting_with_what_it_is_as_it_comes() throws IOException {
    String page = Files.readString(PAGE);

    List<String> rows =
        ServerSettings.all().stream()
            .filter(setting -> BEGINNINGS.stream().anyMatch(setting.name()::startsWith))
            .map(CachePageTest::row)
            .toList();

    assertThat(rows).hasSizeGreaterThan(5);
    assertThat(page).contains(rows);
  }

  private static String row(Setting<?> setting) {
    return "\n| `%s` | %s | "
        .formatted(setting.name(), setting.usual().isEmpty() ? "–" : "`" + setting.usual() + "`");
  }
}
