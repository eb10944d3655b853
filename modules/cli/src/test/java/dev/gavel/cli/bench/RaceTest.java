package dev.gavel.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.cli.bench.Trace.Scale;
import dev.gavel.cli.terminal.CliException;
import dev.gavel.engine.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaceTest {
  private static final Scale SMALL = new Scale(2_000, 200, 1_000, 5_000);
  private static final Duration SHORT = Duration.ofMillis(400);

  @TempDir private Path directory;

  @Test
  void every_read_finds_its_key_in_the_process_and_in_a_redis_that_is_started_for_it()
      throws IOException {
    install();
    Keys keys = Keys.make();
    URI address;
    try (RedisServer server =
        RedisServer.start(Map.of("PATH", directory.toString())).orElseThrow()) {
      address = server.address();
      List<Speed> speeds = raceIn(server, keys);
      assertThat(speeds)
          .extracting(Speed::contender)
          .contains(InProcess.OURS, InProcess.BARE, InRedis.GET, "Redis, MGET of 100");
      assertThat(speeds)
          .allSatisfy(
              speed -> {
                assertThat(speed.missed()).as(speed.contender()).isZero();
                assertThat(speed.reads()).as(speed.contender()).isPositive();
                assertThat(speed.p50()).isLessThanOrEqualTo(speed.p95());
                assertThat(speed.p95()).isLessThanOrEqualTo(speed.p99());
              });
      String report = new BenchReport(speeds, true, HitRatios.ofAll(SMALL), SMALL).text();
      assertThat(report).contains("times Redis GET", "of bare Caffeine", "1.00", "Zipf, s = 1");
      assertThat(report).doesNotContain("left out", "found nothing");
      assertThat(left(server)).as("at most an epoch, which Redis forgets itself").isIn("0", "1");
    }
    assertThat(isThere(address)).isFalse();
  }

  private static List<Speed> raceIn(RedisServer server, Keys keys) {
    try (InRedis inRedis = new InRedis(server.address(), keys)) {
      List<Contender> contenders = new ArrayList<>(InProcess.holding(keys));
      contenders.addAll(inRedis.contenders());
      return new Race(contenders, keys, SHORT).run();
    }
  }

  @Test
  void without_redis_the_report_says_how_to_have_it() {
    Keys keys = Keys.make();
    List<Speed> speeds = new Race(InProcess.holding(keys), keys, SHORT).run();
    BenchReport report = new BenchReport(speeds, false, HitRatios.ofAll(SMALL), SMALL);
    assertThat(report.text()).contains("Redis was left out", "--redis", "PATH");
    Value json = Value.parse(report.json().toString());
    assertThat(json.toString()).contains("\"p95_ns\":", "\"hit_ratios\":", "\"knows_the_future\":");
  }

  @Test
  void a_path_without_redis_is_no_mistake() {
    assertThat(RedisServer.start(Map.of("PATH", directory.toString()))).isEmpty();
    assertThat(RedisServer.start(Map.of())).isEmpty();
  }

  private static String left(RedisServer server) {
    try (RedisClient client = new RedisClient(server.address())) {
      client.send("DBSIZE");
      return String.valueOf(client.receive());
    }
  }

  private static boolean isThere(URI address) {
    try (RedisClient client = new RedisClient(address)) {
      client.send("PING");
      return client.receive() != null;
    } catch (CliException gone) {
      return false;
    }
  }

  /** Puts the Redis of this kind of machine, of those in the artefact, where a PATH leads. */
  private void install() throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String resource =
        system.contains("mac")
            ? "redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64")
            : arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
    Path program = directory.resolve("redis-server");
    try (InputStream binary = ClassLoader.getSystemResourceAsStream(resource)) {
      Files.copy(binary, program);
    }
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }
}
