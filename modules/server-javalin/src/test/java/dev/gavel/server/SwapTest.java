package dev.gavel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers while snapshots change: each is of one version through and through. */
class SwapTest {
  private static final int THREADS = 64;
  private static final int SWAPS = 40;
  private static final Pattern VERSION =
      Pattern.compile("\"config_version\":(\\d+)|\"color\":\"(\\d+)\"");

  private final AtomicBoolean done = new AtomicBoolean();
  private final ConcurrentLinkedQueue<String> mixed = new ConcurrentLinkedQueue<>();

  @Test
  void no_answer_mixes_two_versions(@TempDir Path directory) throws Exception {
    try (TestService service = new TestService(directory);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      service.publish(2, snapshot(2));
      awaitVersion(service, 2);
      List<Future<Integer>> askers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        boolean batch = i % 4 == 0;
        askers.add(threads.submit(() -> ask(service, batch)));
      }
      for (int version = 3; version < 3 + SWAPS; version++) {
        service.publish(version, snapshot(version));
        awaitVersion(service, version);
      }
      done.set(true);
      for (Future<Integer> asker : askers) {
        assertThat(asker.get()).isPositive();
      }
      assertThat(mixed).isEmpty();
    }
  }

  private int ask(TestService service, boolean batch) {
    int asked = 0;
    do {
      HttpResponse<String> answer =
          batch
              ? service.post(
                  "/decide/batch",
                  "{\"env\": \"prod\", \"users\": ["
                      + "{\"user_key\": \"u\"},".repeat(20)
                      + "{\"user_key\": \"v\"}]}")
              : service.get("/decide?user_key=u" + asked + "&env=prod");
      asked++;
      if (answer.statusCode() != 200 || versions(answer.body()) != 1) {
        mixed.add(answer.statusCode() + " " + answer.body());
      }
    } while (!done.get());
    return asked;
  }

  private static long versions(String body) {
    return VERSION
        .matcher(body)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .distinct()
        .count();
  }

  private static String snapshot(int version) {
    return TestService.SNAPSHOT
        .replace("\"version\": 1", "\"version\": " + version)
        .replaceAll("#0066cc", Matcher.quoteReplacement(String.valueOf(version)));
  }

  private static void awaitVersion(TestService service, int version) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (Instant.now().isBefore(deadline)) {
      HttpResponse<String> health = service.get("/health");
      if (TestService.json(health).get("config_versions") instanceof ObjectValue versions
          && Value.of(version).equals(versions.get("prod"))) {
        return;
      }
    }
    throw new AssertionError("version " + version + " was never served");
  }
}
