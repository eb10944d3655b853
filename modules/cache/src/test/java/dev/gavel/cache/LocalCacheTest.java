package dev.gavel.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.cache.TierStatistics.Departure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalCacheTest {
  private final ManualTime time = new ManualTime();
  private final LocalCache<String, String> cache =
      LocalCache.<String, String>builder().time(time).build();

  @Test
  void what_was_put_is_there_for_its_time_and_no_longer() {
    cache.put("usual", "1");
    cache.put("brief", "2", Duration.ofSeconds(10));
    time.move(Duration.ofSeconds(10).minusNanos(1));
    Lookup<String, String> there = cache.lookUp(List.of("usual", "brief", "other"));
    assertThat(there.get("usual")).isEqualTo("1");
    assertThat(there.get("brief")).isEqualTo("2");
    assertThat(there.get("other")).isNull();
    time.move(Duration.ofNanos(1));
    assertThat(cache.get("brief")).isNull();
    time.move(Duration.ofSeconds(290).minusNanos(1));
    assertThat(cache.get("usual")).isEqualTo("1");
    time.move(Duration.ofNanos(1));
    assertThat(cache.get("usual")).isNull();
  }

  @Test
  void a_value_put_anew_begins_a_new_life() {
    cache.put("key", "1", Duration.ofSeconds(10));
    time.move(Duration.ofSeconds(9));
    cache.put("key", "2", Duration.ofSeconds(2));
    assertThat(cache.get("key")).isEqualTo("2");
    time.move(Duration.ofSeconds(2));
    assertThat(cache.get("key")).isNull();
  }

  @Test
  void no_time_to_live_keeps_nothing_and_forgets_what_was_there() {
    cache.put("key", "old");
    cache.put("key", "new", Duration.ZERO);
    assertThat(cache.get("key")).isNull();
    assertThat(cache.get("key", _ -> Loaded.unkept("for now"))).isEqualTo("for now");
    assertThat(cache.get("key")).isNull();
    LocalCache<String, String> forgetful =
        LocalCache.<String, String>builder().timeToLive(Duration.ZERO).time(time).build();
    forgetful.put("key", "value");
    assertThat(forgetful.get("key")).isNull();
  }

  @Test
  void a_time_to_live_beyond_all_counting_is_very_long() {
    cache.put("key", "value", Duration.ofSeconds(Long.MAX_VALUE));
    time.move(Duration.ofDays(30_000));
    assertThat(cache.get("key")).isEqualTo("value");
  }

  @Test
  void a_clock_that_is_set_back_gives_an_entry_no_more_than_its_time_from_then() {
    cache.put("key", "value", Duration.ofSeconds(10));
    time.move(Duration.ofHours(-1));
    assertThat(cache.get("key")).isEqualTo("value");
    time.move(Duration.ofSeconds(10));
    assertThat(cache.get("key")).isNull();
  }

  @Test
  void expired_entries_go_without_anybody_asking() {
    for (int i = 0; i < 100; i++) {
      cache.put("key" + i, "value", Duration.ofSeconds(5));
    }
    for (int second = 0; second < 30; second++) {
      time.move(Duration.ofSeconds(1));
    }
    Deadline.await(() -> departures(cache, Departure.EXPIRED) == 100);
    assertThat(local(cache).entries()).isZero();
  }

  @Test
  void a_full_cache_keeps_what_is_asked_for_often() {
    LocalCache<Integer, Integer> small =
        LocalCache.<Integer, Integer>builder().entries(100).time(time).build();
    for (int i = 0; i < 20_000; i++) {
      small.get(1_000 + i, Loaded::of);
      small.get(i % 50, Loaded::of);
    }
    assertThat(local(small).entries()).isEqualTo(100);
    assertThat(IntStream.range(0, 50).filter(key -> small.get(key) != null).count())
        .isGreaterThan(40);
    assertThat(local(small).departures().get(Departure.CROWDED_OUT)).isGreaterThan(9_000);
  }

  @Test
  void weight_is_what_limits_where_a_weigher_is_given() {
    LocalCache<String, String> bytes = weighed(1_000);
    for (int i = 0; i < 100; i++) {
      bytes.put("key" + i, "x".repeat(100));
    }
    TierStatistics now = local(bytes);
    assertThat(now.weight()).isLessThanOrEqualTo(1_000);
    assertThat(now.entries()).isBetween(5L, 10L);
    assertThat(now.limit()).isEqualTo(1_000);
  }

  @Test
  void a_value_larger_than_the_cache_is_not_kept_and_drives_nothing_out() {
    LocalCache<String, String> bytes = weighed(1_000);
    bytes.put("small", "value");
    bytes.put("big", "old");
    bytes.put("big", "x".repeat(1_001));
    assertThat(bytes.get("big", _ -> Loaded.of("y".repeat(2_000)))).hasSize(2_000);
    assertThat(bytes.get("big")).isNull();
    assertThat(bytes.get("small")).isEqualTo("value");
    assertThat(local(bytes).departures()).containsEntry(Departure.TOO_LARGE, 2L);
  }

  @Test
  void room_for_nothing_keeps_nothing() {
    LocalCache<String, String> none =
        LocalCache.<String, String>builder().entries(0).time(time).build();
    none.put("key", "value");
    assertThat(none.get("key")).isNull();
    assertThat(none.get("key", _ -> Loaded.of("loaded"))).isEqualTo("loaded");
  }

  @Test
  void a_value_is_loaded_once_however_many_ask() throws Exception {
    AtomicInteger loads = new AtomicInteger();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    List<CompletableFuture<String>> answers =
        IntStream.range(0, 32)
            .mapToObj(
                _ ->
                    onThread(
                        () ->
                            cache.get(
                                "key",
                                _ -> {
                                  asked.countDown();
                                  Deadline.await(go);
                                  return Loaded.of("value" + loads.incrementAndGet());
                                })))
            .toList();
    Deadline.await(asked);
    go.countDown();
    for (CompletableFuture<String> answer : answers) {
      assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("value1");
    }
    assertThat(loads).hasValue(1);
  }

  @Test
  void a_load_that_fails_is_everybodys_failure_and_the_next_one_tries_again() {
    IllegalArgumentException failure = new IllegalArgumentException("no such thing");
    assertThatThrownBy(
            () ->
                cache.get(
                    "key",
                    _ -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(cache.get("key", _ -> Loaded.of("value"))).isEqualTo("value");
    TierStatistics.Loads loads = local(cache).loads();
    assertThat(loads.succeeded()).isEqualTo(1);
    assertThat(loads.failed()).isEqualTo(1);
  }

  @Test
  void a_load_that_needs_itself_is_told_so() {
    assertThatIllegalStateException()
        .isThrownBy(() -> cache.get("key", key -> Loaded.of(cache.get(key, _ -> Loaded.of("x")))))
        .withMessage("to load key, its own value is needed");
    assertThat(cache.get("key", _ -> Loaded.of(cache.get("other", _ -> Loaded.of("y")))))
        .isEqualTo("y");
  }

  @Test
  void a_value_that_was_invalidated_while_it_was_loaded_is_not_kept() {
    String answer =
        cache.get(
            "key",
            key -> {
              cache.invalidate(key);
              return Loaded.of("old");
            });
    assertThat(answer).isEqualTo("old");
    assertThat(cache.get("key")).isNull();
  }

  @Test
  void whatever_forgets_a_key_also_calls_off_its_load() {
    List<Runnable> ways =
        List.of(
            cache::invalidateAll,
            () -> cache.invalidatePrefix("ke"),
            () -> cache.put("key", "newer", Duration.ZERO));
    for (Runnable way : ways) {
      cache.get(
          "key",
          _ -> {
            way.run();
            return Loaded.of("old");
          });
      assertThat(cache.get("key")).isNull();
    }
  }

  @Test
  void a_value_put_while_another_is_loaded_wins() {
    cache.get(
        "key",
        key -> {
          cache.put(key, "newer");
          return Loaded.of("older");
        });
    assertThat(cache.get("key")).isEqualTo("newer");
  }

  @Test
  void what_was_found_for_a_key_that_was_not_there_is_kept() {
    cache.put("a", "1");
    Lookup<String, String> lookup = cache.lookUp(List.of("a", "b"));
    assertThat(lookup.load("a", _ -> Loaded.of("another"))).isEqualTo("another");
    lookup.load("b", _ -> Loaded.of("2"));
    lookup.load("c", _ -> Loaded.of("nobody asked"));
    assertThat(lookup.get("b")).isEqualTo("2");
    assertThat(cache.get("a")).isEqualTo("1");
    assertThat(cache.get("b")).isEqualTo("2");
    assertThat(cache.get("c")).isNull();
  }

  @Test
  void what_was_found_before_a_change_of_the_key_is_not_kept() {
    List<Runnable> changes =
        List.of(
            () -> cache.invalidate("key"),
            () -> cache.put("key", "newer", Duration.ZERO),
            () -> cache.invalidatePrefix("k"),
            cache::invalidateAll);
    for (Runnable change : changes) {
      Lookup<String, String> lookup = cache.lookUp(List.of("key"));
      change.run();
      lookup.load("key", _ -> Loaded.of("older"));
      assertThat(cache.get("key")).isNull();
    }
  }

  @Test
  void a_prefix_takes_the_keys_that_begin_so() {
    cache.putAll(Map.of("prod/1", "a", "prod/2", "b", "dev/1", "c"));
    cache.invalidatePrefix("prod/");
    assertThat(cache.get("prod/1")).isNull();
    assertThat(cache.get("prod/2")).isNull();
    assertThat(cache.get("dev/1")).isEqualTo("c");
    assertThat(local(cache).departures()).containsEntry(Departure.INVALIDATED, 2L);
  }

  @Test
  void a_closed_cache_keeps_nothing_and_still_loads() {
    cache.put("key", "value");
    cache.close();
    assertThat(cache.get("key")).isNull();
    cache.put("key", "value");
    assertThat(cache.get("key")).isNull();
    assertThat(cache.get("key", _ -> Loaded.of("loaded"))).isEqualTo("loaded");
    assertThat(cache.get("key")).isNull();
    cache.close();
  }

  @Test
  void a_load_under_way_at_the_end_reaches_those_who_wait() throws Exception {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<String> answer =
        onThread(
            () ->
                cache.get(
                    "key",
                    _ -> {
                      loading.countDown();
                      Deadline.await(go);
                      return Loaded.of("value");
                    }));
    Deadline.await(loading);
    cache.close();
    go.countDown();
    assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("value");
    assertThat(cache.get("key")).isNull();
  }

  @Test
  void statistics_tell_reads_loads_and_departures() {
    cache.get("a");
    cache.get("a", _ -> Loaded.of("1"));
    cache.get("a", _ -> Loaded.of("2"));
    cache.get("a");
    cache.invalidate("a");
    cache.invalidate("a");
    TierStatistics now = local(cache);
    assertThat(now.hits()).isEqualTo(2);
    assertThat(now.misses()).isEqualTo(2);
    assertThat(now.hitRate()).isEqualTo(0.5);
    assertThat(now.loads().succeeded()).isEqualTo(1);
    assertThat(now.departures()).containsEntry(Departure.INVALIDATED, 1L);
  }

  @Test
  void settings_that_make_no_sense_are_refused_with_a_sentence() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalCache.builder().entries(-1))
        .withMessage("entries is -1, less than none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalCache.builder().timeToLive(Duration.ofSeconds(-1)))
        .withMessage("the time to live is PT-1S, less than none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalCache.builder().refreshingInTheLast(1))
        .withMessage("the share is 1.0, not from 0 to below 1");
  }

  private LocalCache<String, String> weighed(long most) {
    return LocalCache.<String, String>builder()
        .weight(most, (_, value) -> value.length())
        .time(time)
        .build();
  }

  private static TierStatistics local(LocalCache<?, ?> cache) {
    return cache.statistics().getFirst();
  }

  private static long departures(LocalCache<?, ?> cache, Departure cause) {
    return local(cache).departures().getOrDefault(cause, 0L);
  }

  private static <T> CompletableFuture<T> onThread(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                result.complete(work.get());
              } catch (RuntimeException failed) {
                result.completeExceptionally(failed);
              }
            });
    return result;
  }
}
