package dev.gavel.cache;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuarantee;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lincheck makes up threads that call a cache at once, and looks for an order of the calls, one
 * after the other, that explains what they gave. Another time it tries the interleavings one by
 * one; that takes longer, so the build tries a few, and {@code gavel.cache.scenarios} says how many
 * sets of calls are to be tried.
 */
class LinearizableTest {
  private static final int SCENARIOS = Integer.getInteger("gavel.cache.scenarios", 1);

  /** Caffeine, and what makes no decision here; between its steps there is nothing to find. */
  private static final ManagedStrategyGuarantee TAKEN_AS_ONE_STEP =
      forClasses(
              (String name) ->
                  name.startsWith("com.github.benmanes.caffeine.")
                      || Stream.of(Changes.class, Tally.class, ManualTime.class)
                          .anyMatch(taken -> name.equals(taken.getName())))
          .allMethods()
          .treatAsAtomic();

  @ParameterizedTest
  @ValueSource(classes = {TwoKeys.class, OneKey.class, Source.class})
  void each_operation_happens_at_one_moment(Class<?> operations) {
    check(operations, new StressOptions().iterations(8).invocationsPerIteration(800));
  }

  @Test
  void no_interleaving_of_steps_lets_a_read_see_what_was_before() {
    check(
        Source.class,
        new ModelCheckingOptions()
            .iterations(SCENARIOS)
            .invocationsPerIteration(50 * SCENARIOS)
            .addGuarantee(TAKEN_AS_ONE_STEP));
  }

  private static void check(Class<?> operations, Options<?, ?> options) {
    options
        .threads(3)
        .actorsPerThread(3)
        .actorsBefore(1)
        .actorsAfter(1)
        .sequentialSpecification(operations == Source.class ? NewEnough.class : AMap.class)
        .check(operations);
  }

  /** What a cache is when there is only one thread: a map. */
  public static class AMap {
    private final Map<Integer, Integer> kept = new HashMap<>();

    public @Nullable Integer get(int key) {
      return kept.get(key);
    }

    public Integer getOrLoad(int key, int value) {
      return kept.computeIfAbsent(key, _ -> value);
    }

    public void put(int key, int value) {
      kept.put(key, value);
    }

    public void putForNoTime(int key, int value) {
      kept.remove(key);
    }

    public void invalidate(int key) {
      kept.remove(key);
    }

    public void invalidateAll() {
      kept.clear();
    }

    public void invalidatePrefix() {
      kept.clear();
    }
  }

  @Param(name = "key", gen = IntGen.class, conf = "0:1")
  @Param(name = "value", gen = IntGen.class, conf = "1:9")
  public static class TwoKeys {
    private final LocalCache<Integer, Integer> cache =
        LocalCache.<Integer, Integer>builder().time(new ManualTime()).build();

    @Operation
    public @Nullable Integer get(@Param(name = "key") int key) {
      return cache.get(key);
    }

    @Operation
    public Integer getOrLoad(@Param(name = "key") int key, @Param(name = "value") int value) {
      return cache.get(key, _ -> Loaded.of(value));
    }

    @Operation
    public void put(@Param(name = "key") int key, @Param(name = "value") int value) {
      cache.put(key, value);
    }

    @Operation
    public void invalidate(@Param(name = "key") int key) {
      cache.invalidate(key);
    }
  }

  @Param(name = "key", gen = IntGen.class, conf = "0:0")
  @Param(name = "value", gen = IntGen.class, conf = "1:9")
  public static class OneKey {
    private final LocalCache<Integer, Integer> cache =
        LocalCache.<Integer, Integer>builder().time(new ManualTime()).build();

    @Operation
    public @Nullable Integer get(@Param(name = "key") int key) {
      return cache.get(key);
    }

    @Operation
    public Integer getOrLoad(@Param(name = "key") int key, @Param(name = "value") int value) {
      return cache.get(key, _ -> Loaded.of(value));
    }

    @Operation
    public void putForNoTime(@Param(name = "key") int key, @Param(name = "value") int value) {
      cache.put(key, value, Duration.ZERO);
    }

    @Operation
    public void invalidateAll() {
      cache.invalidateAll();
    }

    @Operation
    public void invalidatePrefix() {
      cache.invalidatePrefix("");
    }
  }

  /**
   * A value outside that changes and is then forgotten; each read says whether it was new enough.
   */
  public static class Source {
    private final LocalCache<Integer, Integer> cache =
        LocalCache.<Integer, Integer>builder().time(new ManualTime()).build();
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger invalidated = new AtomicInteger();

    @Operation
    public boolean read() {
      int least = invalidated.get();
      return cache.get(0, _ -> Loaded.of(written.get())) >= least;
    }

    @Operation
    public boolean peek() {
      int least = invalidated.get();
      Integer kept = cache.get(0);
      return kept == null || kept >= least;
    }

    @Operation
    public void write() {
      int value = written.incrementAndGet();
      cache.invalidate(0);
      invalidated.accumulateAndGet(value, Math::max);
    }

    @Operation
    public void writeAndForgetAll() {
      int value = written.incrementAndGet();
      cache.invalidateAll();
      invalidated.accumulateAndGet(value, Math::max);
    }
  }

  /** What must come of it. */
  public static class NewEnough {
    public boolean read() {
      return true;
    }

    public boolean peek() {
      return true;
    }

    public void write() {}

    public void writeAndForgetAll() {}
  }
}
