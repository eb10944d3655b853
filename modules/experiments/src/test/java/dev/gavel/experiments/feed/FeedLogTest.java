package dev.gavel.experiments.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.experiments.Snapshot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each change is told once, however often it is met. */
class FeedLogTest {
  private static final Pointer SALT = Pointer.ROOT.member("salt");

  private final FeedLog log = new FeedLog();
  private final TestClock clock = new TestClock();
  private final MemorySource source = new MemorySource();
  private final SnapshotFeed<Long> feed =
      new SnapshotFeed<>("prod", source, FeedLogTest::prepare, FeedSettings.DEFAULT, clock);

  private static Prepared<Long> prepare(String environment, Snapshot it) {
    return it.version() == 4
        ? new Prepared.Refused<>(
            List.of(
                Diagnostic.error("no_salt", SALT, "the salt is empty", "leave it out"),
                Diagnostic.error("no_key", Pointer.ROOT, "there is no key", "")))
        : new Prepared.Ready<>(it.version());
  }

  private void pollFor(Duration duration) {
    for (Duration passed = Duration.ZERO;
        passed.compareTo(duration) < 0;
        passed = passed.plusSeconds(5)) {
      feed.poll();
      clock.advance(Duration.ofSeconds(5));
    }
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void a_refusal_is_told_once_with_every_mistake_and_its_place() {
    source.publish(3);
    feed.poll();
    source.publish(4);
    pollFor(Duration.ofMinutes(10));

    assertThat(log.lines())
        .containsExactly(
            "INFO prod: serving version 3 of memory",
            """
            ERROR prod: prod/config.json is refused, version 3 is served on:
              /salt: the salt is empty (leave it out)
              the document: there is no key\
            """);
    assertThat(feed.status().refusals()).isEqualTo(1);
    assertThat(feed.status().refusal().since()).isEqualTo(clock.instant().minusSeconds(600));
  }

  @Test
  void a_refusal_that_is_taken_back_is_told() {
    source.publish(3);
    feed.poll();
    source.publish(4);
    feed.poll();
    source.publish(3);
    feed.poll();

    assertThat(log.lines()).last().isEqualTo("INFO prod: what was refused is no longer published");
    assertThat(feed.status().degraded()).isFalse();
  }

  @Test
  void other_mistakes_of_the_same_version_are_another_refusal() {
    source.publish(4);
    feed.poll();
    source.publish("prod/config.json", "{");
    pollFor(Duration.ofSeconds(10));

    assertThat(feed.status().refusals()).isEqualTo(2);
    assertThat(log.lines())
        .hasSize(2)
        .allMatch(line -> line.contains("is refused, and there is nothing to serve"));
  }

  @Test
  void a_wrong_version_file_is_a_refusal_too() {
    source.publish("prod/version.json", "{}");
    pollFor(Duration.ofMinutes(1));

    assertThat(log.lines())
        .singleElement()
        .asString()
        .startsWith("ERROR prod: prod/version.json is refused, and there is nothing to serve:\n")
        .contains("/version: the version is missing");
    assertThat(feed.status().refusal().version()).isNull();
  }

  @Test
  void an_outage_is_told_when_it_begins_and_when_it_ends() {
    source.publish(3);
    feed.poll();
    source.fail(" does not answer");
    feed.poll();
    source.fail(" answers with status 500");
    pollFor(Duration.ofMinutes(1));
    FeedStatus away = feed.status();
    source.fail("");
    pollFor(Duration.ofMinutes(1));

    assertThat(log.lines())
        .containsExactly(
            "INFO prod: serving version 3 of memory",
            "WARN prod: prod/version.json does not answer",
            "INFO prod: the source answers again, after it was away since 2026-01-01T00:00:00Z");
    assertThat(away.source().reason()).endsWith("status 500");
    assertThat(away.outages()).isEqualTo(1);
  }

  @Test
  void a_change_of_version_is_told() {
    source.publish(3);
    feed.poll();
    source.publish(2);
    feed.poll();

    assertThat(log.lines())
        .last()
        .isEqualTo("INFO prod: serving version 2 of memory in place of version 3");
  }

  @Test
  void what_has_no_effect_is_told_once_for_each_version() {
    FeedJournal journal = new FeedJournal("prod", clock);
    Diagnostic unknown = Diagnostic.warning("unknown_field", SALT, "this field is unknown", "");
    Candidate<Long> candidate = new Candidate<>(3, 3L, List.of(unknown), new byte[0]);
    journal.serves(candidate, FeedStatus.Origin.DISK, "the disk");
    journal.serves(candidate, FeedStatus.Origin.SOURCE, "memory");

    assertThat(log.lines())
        .filteredOn(line -> line.startsWith("WARN"))
        .containsExactly(
            """
            WARN prod: version 3 holds what has no effect:
              /salt: this field is unknown\
            """);
  }
}
