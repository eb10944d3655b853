package dev.gavel.experiments.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gavel.experiments.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class SnapshotFeedTest {
  private final TestClock clock = new TestClock();
  private final MemorySource memory = new MemorySource();
  private final RecordingSource source = new RecordingSource(memory);

  private SnapshotFeed<Long> feed(Duration interval) {
    return feed(interval, (_, snapshot) -> new Prepared.Ready<>(snapshot.version()));
  }

  private SnapshotFeed<Long> feed(Duration interval, SnapshotPreparer<Long> preparer) {
    return new SnapshotFeed<>(
        "prod", source, preparer, FeedSettings.DEFAULT.withInterval(interval), clock);
  }

  @Test
  void a_bad_version_is_fetched_again_after_pauses_that_double_up_to_a_minute() {
    memory.publish(3);
    memory.publish("prod/config.json", "{");
    SnapshotFeed<Long> feed = feed(Duration.ofSeconds(1));
    List<Integer> fetchedAt = new ArrayList<>();
    for (int second = 0; second < 300; second++) {
      feed.poll();
      if (source.asked().contains("prod/config.json")) {
        fetchedAt.add(second);
      }
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(fetchedAt).containsExactly(0, 5, 15, 35, 75, 135, 195, 255);
  }

  @Test
  void another_version_is_fetched_at_once_whatever_the_pause() {
    memory.publish(3);
    memory.publish("prod/config.json", "{");
    SnapshotFeed<Long> feed = feed(Duration.ofSeconds(1));
    feed.poll();
    memory.publish(4);
    feed.poll();

    assertThat(feed.current()).isEqualTo(4);
  }

  @Test
  void a_good_version_that_comes_back_after_a_bad_one_is_not_fetched_again() {
    memory.publish(3);
    SnapshotFeed<Long> feed = feed(Duration.ofSeconds(1));
    feed.poll();
    memory.publish("prod/version.json", "{\"version\": 4}");
    feed.poll();
    source.asked();
    memory.publish("prod/version.json", "{\"version\": 3}");
    feed.poll();

    assertThat(source.asked()).containsExactly("prod/version.json");
    assertThat(feed.status().refusal()).isNull();
    assertThat(feed.current()).isEqualTo(3);
  }

  @Test
  void a_snapshot_of_another_environment_is_refused() {
    memory.publish(3);
    memory.publish(
        "prod/config.json", "{\"version\": 3, \"environment\": \"dev\", \"experiments\": []}");
    SnapshotFeed<Long> feed = feed(Duration.ofSeconds(1));
    feed.poll();

    assertThat(feed.status().refusal().mistakes())
        .singleElement()
        .asString()
        .isEqualTo("/environment: this snapshot is for dev, not for prod");
  }

  @Test
  void a_snapshot_that_names_no_environment_is_taken() {
    memory.publish(3);
    memory.publish("prod/config.json", "{\"version\": 3, \"experiments\": []}");
    SnapshotFeed<Long> feed = feed(Duration.ofSeconds(1));
    feed.poll();

    assertThat(feed.current()).isEqualTo(3);
  }

  @Test
  void a_defect_that_a_snapshot_sets_off_refuses_the_snapshot() {
    memory.publish(3);
    SnapshotFeed<Long> feed = feed(Duration.ofSeconds(1), SnapshotFeedTest::failOnFour);
    feed.poll();
    memory.publish(4);
    feed.poll();

    assertThat(feed.current()).isEqualTo(3);
    assertThat(feed.status().refusal().mistakes().getFirst().code()).isEqualTo("internal_error");
  }

  private static Prepared<Long> failOnFour(String environment, Snapshot snapshot) {
    if (snapshot.version() == 4) {
      throw new UnsupportedOperationException("four");
    }
    return new Prepared.Ready<>(snapshot.version());
  }

  @Test
  void a_started_feed_follows_what_is_published_until_it_is_closed() {
    memory.publish(1);
    SnapshotFeed<Long> feed = feed(Duration.ofMillis(5));
    feed.start();
    await(() -> Long.valueOf(1).equals(feed.current()));
    memory.publish("prod/version.json", "{\"version\": ");
    await(() -> feed.status().refusal() != null);
    memory.publish(2);
    await(() -> Long.valueOf(2).equals(feed.current()));
    feed.close();
    source.asked();
    memory.publish(3);

    assertThat(feed.current()).isEqualTo(2);
    assertThat(source.asked()).isEmpty();
    assertThatIllegalStateException().isThrownBy(feed::start);
  }

  @Test
  void closing_does_not_wait_for_the_next_look() throws InterruptedException {
    SnapshotFeed<Long> feed = feed(Duration.ofDays(1));
    feed.start();
    await(feed::tried);
    Thread closing = Thread.ofVirtual().start(feed::close);

    assertThat(closing.join(Duration.ofSeconds(30))).isTrue();
  }

  @Test
  void what_closing_interrupts_is_no_outage() throws InterruptedException {
    CountDownLatch reading = new CountDownLatch(1);
    StuckSource stuck = new StuckSource(reading);
    SnapshotFeed<Long> feed =
        new SnapshotFeed<>(
            "prod",
            stuck,
            (_, snapshot) -> new Prepared.Ready<>(snapshot.version()),
            FeedSettings.DEFAULT,
            clock);
    feed.start();
    assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
    feed.close();

    assertThat(feed.status().source()).isNull();
    assertThat(feed.tried()).isTrue();
  }

  @Test
  void an_interval_of_nothing_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeedSettings.DEFAULT.withInterval(Duration.ZERO))
        .withMessage("the poll interval must be longer than PT0S");
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
