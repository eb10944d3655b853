package dev.gavel.benchmarks;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gavel.cache.Loaded;
import dev.gavel.cache.LocalCache;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cache in the process beside what it is made of: bare Caffeine of the same size and time to
 * live, with and without statistics, and a map that keeps everything. Of the keys that are asked
 * for, few are asked for often.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class CacheBenchmark {
  private static final int ENTRIES = 10_000;
  private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);

  /**
   * How many of all keys a benchmark of misses asks for, so that each has long been crowded out.
   */
  private static final int MANY = 1 << 20;

  @Param({"gavel", "caffeine", "caffeine with statistics", "map"})
  String cache = "gavel";

  private Subject subject = NOTHING;

  private static final Subject NOTHING = new MapSubject();

  /** What all of them can do. */
  interface Subject {
    @Nullable Object get(Integer key);

    Object getOrLoad(Integer key);

    void put(Integer key, Object value);

    void forget(Integer key);
  }

  @State(Scope.Thread)
  public static class Keys {
    private final Integer[] few = new Integer[1 << 14];
    private final Integer[] many = new Integer[MANY];
    private int at;

    @Setup
    public void draw() {
      SplittableRandom random = new SplittableRandom(Thread.currentThread().threadId());
      for (int i = 0; i < few.length; i++) {
        few[i] = (int) (Math.pow(ENTRIES, random.nextDouble()) - 1);
      }
      for (int i = 0; i < many.length; i++) {
        many[i] = ENTRIES + random.nextInt(MANY);
      }
    }

    private Integer kept() {
      return few[at++ & few.length - 1];
    }

    private Integer any() {
      return many[at++ & many.length - 1];
    }
  }

  @Setup
  public void fill() {
    subject =
        switch (cache) {
          case "gavel" -> new GavelSubject();
          case "caffeine" -> new CaffeineSubject(bare());
          case "caffeine with statistics" -> new CaffeineSubject(bare().recordStats());
          default -> new MapSubject();
        };
    for (int i = 0; i < ENTRIES; i++) {
      subject.put(i, Integer.toString(i));
    }
  }

  private static Caffeine<Object, Object> bare() {
    return Caffeine.newBuilder().maximumSize(ENTRIES).expireAfterWrite(TIME_TO_LIVE);
  }

  /** The key is kept. */
  @Benchmark
  public @Nullable Object get(Keys keys) {
    return subject.get(keys.kept());
  }

  /** The key is kept, so that nothing is loaded. */
  @Benchmark
  public Object getOrLoad(Keys keys) {
    return subject.getOrLoad(keys.kept());
  }

  /** The key is not kept; the map has room for all, and so forgets it first. */
  @Benchmark
  public Object missAndLoad(Keys keys) {
    Integer key = keys.any();
    subject.forget(key);
    return subject.getOrLoad(key);
  }

  /** Over a value that is kept. */
  @Benchmark
  public void put(Keys keys) {
    Integer key = keys.kept();
    subject.put(key, key);
  }

  private static final class GavelSubject implements Subject {
    private final LocalCache<Integer, Object> cache =
        LocalCache.<Integer, Object>builder().entries(ENTRIES).timeToLive(TIME_TO_LIVE).build();

    @Override
    public @Nullable Object get(Integer key) {
      return cache.get(key);
    }

    @Override
    public Object getOrLoad(Integer key) {
      return cache.get(key, Loaded::of);
    }

    @Override
    public void put(Integer key, Object value) {
      cache.put(key, value);
    }

    @Override
    public void forget(Integer key) {
      cache.invalidate(key);
    }
  }

  private static final class CaffeineSubject implements Subject {
    private final com.github.benmanes.caffeine.cache.Cache<Integer, Object> cache;

    private CaffeineSubject(Caffeine<Object, Object> settings) {
      cache = settings.build();
    }

    @Override
    public @Nullable Object get(Integer key) {
      return cache.getIfPresent(key);
    }

    @Override
    public Object getOrLoad(Integer key) {
      return cache.get(key, missing -> missing);
    }

    @Override
    public void put(Integer key, Object value) {
      cache.put(key, value);
    }

    @Override
    public void forget(Integer key) {
      cache.invalidate(key);
    }
  }

  private static final class MapSubject implements Subject {
    private final ConcurrentHashMap<Integer, Object> map = new ConcurrentHashMap<>();

    @Override
    public @Nullable Object get(Integer key) {
      return map.get(key);
    }

    @Override
    public Object getOrLoad(Integer key) {
      return map.computeIfAbsent(key, missing -> missing);
    }

    @Override
    public void put(Integer key, Object value) {
      map.put(key, value);
    }

    @Override
    public void forget(Integer key) {
      map.remove(key);
    }
  }
}
