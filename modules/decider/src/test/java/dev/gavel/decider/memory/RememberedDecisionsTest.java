package dev.gavel.decider.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.cache.LocalCache;
import dev.gavel.cache.TierStatistics;
import dev.gavel.decider.CompiledSnapshot;
import dev.gavel.decider.Decider;
import dev.gavel.decider.Decision;
import dev.gavel.decider.DecisionCounts;
import dev.gavel.decider.DecisionRequest;
import dev.gavel.decider.SnapshotCompiler;
import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For a million requests: {@code -Dgavel.requests=1000000 -Dgavel.seed=7}. */
class RememberedDecisionsTest {
  private static final int REQUESTS = Integer.getInteger("gavel.requests", 40_000);
  private static final long SEED = Long.getLong("gavel.seed", 1);
  private static final Instant START = Instant.parse("2026-10-30T00:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final Decider decider = new Decider(now::get, new DecisionCounts());

  @ParameterizedTest
  @CsvSource({"false,false", "true,false", "false,true", "true,true"})
  void a_remembered_decision_is_the_computed_one(boolean asksAhead, boolean strict) {
    Engine engine = EngineProvider.named("native").create(new EngineConfig(strict));
    Duration timeToLive = Duration.ofMinutes(5);
    try (LocalCache<DecisionKey, Remembered> cache =
        LocalCache.<DecisionKey, Remembered>builder().timeToLive(timeToLive).build()) {
      Memory memory = new Memory(cache, timeToLive, "native", asksAhead);
      Requests requests = new Requests(SEED);
      Random random = new Random(SEED);
      for (int version = 1; version <= REQUESTS / 200; version++) {
        String environment = version % 2 == 0 ? "prod" : "dev";
        CompiledSnapshot computing =
            new Requests(version).snapshot(new SnapshotCompiler(engine), environment, version / 4);
        CompiledSnapshot remembering =
            new Requests(version)
                .snapshot(new SnapshotCompiler(engine, memory), environment, version / 4);
        for (int i = 0; i < 200; i++) {
          now.set(
              START
                  .plus(Duration.ofMinutes(random.nextInt(6 * 24 * 4) * 15L))
                  .plusMillis(random.nextInt(-1, 2)));
          DecisionRequest request = requests.request();
          byte[] computed = json(decider.decide(computing, request));
          assertThat(json(decider.decide(remembering, request))).isEqualTo(computed);
          assertThat(json(decider.batch(remembering).decide(request))).isEqualTo(computed);
        }
      }
      TierStatistics statistics = cache.statistics().getFirst();
      assertThat(statistics.hits()).isGreaterThan(REQUESTS);
      assertThat(statistics.misses()).isPositive();
    }
  }

  private static byte[] json(Decision decision) {
    return decision.toJson().toBytes();
  }
}
