package dev.gavel.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.cache.Loaded;
import dev.gavel.cache.LocalCache;
import dev.gavel.decider.DecisionCounts;
import dev.gavel.server.cache.Caches;
import dev.gavel.server.cache.StoreThatIsAway;
import dev.gavel.server.http.RequestCounts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelemetryTest {
  private static final List<String> SUFFIXES = List.of("_count", "_sum", "_max", "");

  private final LocalCache<String, String> cache =
      LocalCache.<String, String>builder().entries(10).build();
  private final Telemetry telemetry =
      new Telemetry(
          new RequestCounts(),
          new DecisionCounts(),
          new Caches(Map.of("decisions", cache), new StoreThatIsAway()));

  @AfterEach
  void stop() {
    telemetry.close();
    cache.close();
  }

  @Test
  void a_cache_is_read_when_it_is_collected() {
    cache.put("a", "1");
    cache.get("a");
    assertThat(telemetry.read().lines())
        .contains(
            "gavel_cache_hits_total{cache=\"decisions\",tier=\"local\"} 1.0",
            "gavel_cache_misses_total{cache=\"decisions\",tier=\"local\"} 0.0",
            "gavel_cache_entries{cache=\"decisions\",tier=\"local\"} 1.0",
            "gavel_cache_weight_limit{cache=\"decisions\",tier=\"local\"} 10.0",
            "gavel_cache_store_up 0.0");

    cache.get("a");
    cache.get("b", _ -> Loaded.of("2"));
    cache.invalidate("a");
    assertThat(telemetry.read().lines())
        .contains(
            "gavel_cache_hits_total{cache=\"decisions\",tier=\"local\"} 2.0",
            "gavel_cache_misses_total{cache=\"decisions\",tier=\"local\"} 1.0",
            "gavel_cache_loads_total{cache=\"decisions\",result=\"succeeded\",tier=\"local\"} 1.0",
            "gavel_cache_evictions_total{cache=\"decisions\",cause=\"invalidated\",tier=\"local\"}"
                + " 1.0")
        .anyMatch(line -> line.startsWith("gavel_cache_load_seconds_total{"));
  }

  @Test
  void every_number_has_a_type_and_a_sentence() {
    Set<String> described = new HashSet<>();
    Set<String> typed = new HashSet<>();
    for (String line : telemetry.read().lines().toList()) {
      String[] words = line.split(" ", 4);
      if (line.startsWith("# HELP ")) {
        assertThat(words).hasSize(4);
        described.add(words[2]);
      } else if (line.startsWith("# TYPE ")) {
        typed.add(words[2]);
        assertThat(words[2].endsWith("_total")).as(line).isEqualTo(words[3].equals("counter"));
      } else {
        String name = line.substring(0, line.indexOf(line.contains("{") ? '{' : ' '));
        assertThat(SUFFIXES)
            .as(line)
            .anyMatch(suffix -> name.endsWith(suffix) && described.contains(without(suffix, name)));
      }
    }
    assertThat(typed).isEqualTo(described);
    assertThat(described)
        .contains("gavel_decisions_total", "jvm_memory_used_bytes", "jvm_threads_live_threads");
  }

  @Test
  void the_sentences_of_ours_end_as_sentences_do() {
    assertThat(telemetry.read().lines().filter(line -> line.startsWith("# HELP gavel_")))
        .isNotEmpty()
        .allMatch(line -> line.endsWith("."));
  }

  private static String without(String suffix, String name) {
    return name.substring(0, name.length() - suffix.length());
  }
}
