package dev.gavel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RefreshAheadTest {
  private final ManualTime time = new ManualTime();

  @Test
  void a_read_near_the_end_gets_what_is_there_and_has_a_new_value_loaded() {
    LocalCache<String, String> ahead =
        LocalCache.<String, String>builder().refreshingInTheLast(0.2).time(time).build();
    AtomicInteger loads = new AtomicInteger();
    Loader<String, String> loader = _ -> Loaded.of("value" + loads.incrementAndGet());
    assertThat(ahead.get("key", loader)).isEqualTo("value1");
    time.move(Duration.ofSeconds(239));
    assertThat(ahead.get("key", loader)).isEqualTo("value1");
    assertThat(loads).hasValue(1);
    time.move(Duration.ofSeconds(1));
    ahead.get("key", loader);
    assertThat(ahead.get("key", loader)).startsWith("value");
    Deadline.await(() -> "value2".equals(ahead.get("key")));
    time.move(Duration.ofSeconds(200));
    assertThat(ahead.get("key", loader)).isEqualTo("value2");
    assertThat(loads).hasValue(2);
  }

  @Test
  void a_refresh_that_fails_leaves_the_old_value_to_its_end_and_is_tried_again() {
    LocalCache<String, String> ahead =
        LocalCache.<String, String>builder().refreshingInTheLast(0.5).time(time).build();
    ahead.put("key", "old");
    time.move(Duration.ofSeconds(200));
    Loader<String, String> failing =
        _ -> {
          throw new IllegalStateException("the source is away");
        };
    assertThat(ahead.get("key", failing)).isEqualTo("old");
    Deadline.await(() -> local(ahead).loads().failed() == 1);
    Deadline.await(
        () -> {
          ahead.get("key", _ -> Loaded.of("new"));
          return "new".equals(ahead.get("key"));
        });
  }

  @Test
  void an_invalidation_calls_off_a_refresh() {
    LocalCache<String, String> ahead =
        LocalCache.<String, String>builder().refreshingInTheLast(0.5).time(time).build();
    ahead.put("key", "old");
    time.move(Duration.ofSeconds(200));
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Loader<String, String> slow =
        _ -> {
          loading.countDown();
          Deadline.await(go);
          return Loaded.of("what was true before");
        };
    Deadline.await(
        () -> {
          ahead.get("key", slow);
          return loading.getCount() == 0;
        });
    ahead.invalidate("key");
    go.countDown();
    Deadline.await(() -> local(ahead).loads().succeeded() == 1);
    assertThat(ahead.get("key")).isNull();
  }

  private static TierStatistics local(LocalCache<?, ?> cache) {
    return cache.statistics().getFirst();
  }
}
