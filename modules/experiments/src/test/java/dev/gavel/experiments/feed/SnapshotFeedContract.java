package dev.gavel.experiments.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.experiments.feed.FeedStatus.Origin;
import dev.gavel.experiments.source.SnapshotSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a feed, whatever place its snapshots come from. */
public abstract class SnapshotFeedContract {
  private final TestClock clock = new TestClock();
  private SnapshotSource source;
  private SnapshotFeed<Long> feed;

  @TempDir Path state;

  protected SnapshotFeedContract() {}

  /** Opens the place; called once for each test. */
  protected abstract SnapshotSource open() throws Exception;

  protected abstract void publish(String path, byte[] document) throws Exception;

  protected abstract void goAway() throws Exception;

  protected abstract void comeBack() throws Exception;

  /** The paths that were asked for at the place since this was last called. */
  protected abstract List<String> asked();

  @BeforeEach
  void openFeed() throws Exception {
    source = open();
    feed = start();
  }

  @AfterEach
  void closeSource() {
    source.close();
  }

  /** As a process does that has just been started. */
  private SnapshotFeed<Long> start() {
    return new SnapshotFeed<>(
        "prod",
        source,
        (_, snapshot) -> new Prepared.Ready<>(snapshot.version()),
        FeedSettings.DEFAULT.withStateDirectory(state),
        clock);
  }

  private void publish(String path, String document) throws Exception {
    publish(path, document.getBytes(StandardCharsets.UTF_8));
  }

  private void publishVersion(long version) throws Exception {
    publish("prod/config.json", snapshot(version));
    publish("prod/version.json", "{\"version\": %d}".formatted(version));
  }

  private static String snapshot(long version) {
    return """
    {"version": %d, "environment": "prod", "experiments": []}\
    """
        .formatted(version);
  }

  private List<String> codes() {
    return feed.status().refusal().mistakes().stream().map(Diagnostic::code).toList();
  }

  @Test
  void there_is_nothing_to_serve_before_the_first_look() {
    assertThat(feed.current()).isNull();
    assertThat(feed.tried()).isFalse();
    assertThat(feed.status().serving()).isNull();
  }

  @Test
  void the_first_load_serves_what_is_published() throws Exception {
    publishVersion(3);
    feed.poll();

    assertThat(feed.current()).isEqualTo(3);
    assertThat(feed.tried()).isTrue();
    assertThat(feed.status().serving())
        .isEqualTo(new FeedStatus.Serving(3, Origin.SOURCE, clock.instant()));
    assertThat(feed.status().degraded()).isFalse();
    assertThat(asked()).containsExactly("prod/version.json", "prod/config.json");
  }

  @Test
  void no_change_costs_one_look_at_the_version() throws Exception {
    publishVersion(3);
    feed.poll();
    asked();
    feed.poll();
    feed.poll();

    assertThat(asked()).containsExactly("prod/version.json", "prod/version.json");
    assertThat(feed.current()).isEqualTo(3);
  }

  @Test
  void a_new_version_is_taken() throws Exception {
    publishVersion(3);
    feed.poll();
    publishVersion(4);
    feed.poll();

    assertThat(feed.current()).isEqualTo(4);
  }

  @Test
  void a_version_that_goes_down_is_a_rollback() throws Exception {
    publishVersion(4);
    feed.poll();
    publishVersion(3);
    feed.poll();

    assertThat(feed.current()).isEqualTo(3);
    assertThat(feed.status().degraded()).isFalse();
  }

  @Test
  void a_snapshot_may_have_a_path_and_a_digest() throws Exception {
    byte[] document = snapshot(3).getBytes(StandardCharsets.UTF_8);
    publish("prod/snapshots/3.json", document);
    publish("prod/version.json", pointer(Sha256.of(document)));
    feed.poll();

    assertThat(feed.current()).isEqualTo(3);
    assertThat(asked()).containsExactly("prod/version.json", "prod/snapshots/3.json");
  }

  @Test
  void a_wrong_digest_is_refused() throws Exception {
    publish("prod/snapshots/3.json", snapshot(3));
    publish("prod/version.json", pointer("0".repeat(64)));
    feed.poll();

    assertThat(feed.current()).isNull();
    assertThat(codes()).containsExactly("wrong_digest");
  }

  private static String pointer(String digest) {
    return "{\"version\": 3, \"snapshot\": \"snapshots/3.json\", \"sha256\": \"%s\"}"
        .formatted(digest);
  }

  @Test
  void a_half_written_snapshot_is_refused_until_it_is_whole() throws Exception {
    publishVersion(3);
    feed.poll();
    publish("prod/config.json", snapshot(4).substring(0, 20));
    publish("prod/version.json", "{\"version\": 4}");
    feed.poll();

    assertThat(feed.current()).isEqualTo(3);
    assertThat(codes()).containsExactly("invalid_json");

    publish("prod/config.json", snapshot(4));
    clock.advance(Duration.ofSeconds(5));
    feed.poll();

    assertThat(feed.current()).isEqualTo(4);
    assertThat(feed.status().degraded()).isFalse();
    assertThat(feed.status().refusals()).isEqualTo(1);
  }

  @Test
  void an_invalid_snapshot_is_refused_and_not_fetched_again_at_once() throws Exception {
    publishVersion(3);
    feed.poll();
    publish("prod/config.json", "{\"version\": \"four\"}");
    publish("prod/version.json", "{\"version\": 4}");
    feed.poll();
    asked();
    feed.poll();

    assertThat(asked()).containsExactly("prod/version.json");
    assertThat(feed.current()).isEqualTo(3);
    assertThat(feed.status().refusal().version()).isEqualTo(4);
    assertThat(feed.status().refusal().document()).isEqualTo("prod/config.json");
  }

  @Test
  void a_snapshot_of_another_version_is_refused() throws Exception {
    publish("prod/config.json", snapshot(3));
    publish("prod/version.json", "{\"version\": 4}");
    feed.poll();

    assertThat(feed.current()).isNull();
    assertThat(codes()).containsExactly("wrong_version");
  }

  @Test
  void a_snapshot_that_is_missing_is_refused() throws Exception {
    publish("prod/version.json", "{\"version\": 4}");
    feed.poll();

    assertThat(codes()).containsExactly("unreachable_snapshot");
    assertThat(feed.status().source()).isNull();
  }

  @Test
  void a_place_that_is_away_leaves_what_is_served_until_it_is_back() throws Exception {
    publishVersion(3);
    feed.poll();
    goAway();
    feed.poll();
    FeedStatus away = feed.status();
    clock.advance(Duration.ofSeconds(5));
    feed.poll();

    assertThat(feed.current()).isEqualTo(3);
    assertThat(away.source().since()).isEqualTo(clock.instant().minusSeconds(5));
    assertThat(feed.status()).isEqualTo(away);

    comeBack();
    asked();
    feed.poll();

    assertThat(feed.status().degraded()).isFalse();
    assertThat(feed.status().outages()).isEqualTo(1);
    assertThat(asked()).containsExactly("prod/version.json");
  }

  @Test
  void a_restart_while_the_place_is_away_serves_the_last_good_snapshot() throws Exception {
    publishVersion(3);
    feed.poll();
    goAway();
    feed = start();
    feed.poll();

    assertThat(feed.current()).isEqualTo(3);
    assertThat(feed.status().serving().origin()).isEqualTo(Origin.DISK);
    assertThat(feed.status().source()).isNotNull();

    comeBack();
    feed.poll();

    assertThat(feed.current()).isEqualTo(3);
    assertThat(feed.status().serving().origin()).isEqualTo(Origin.SOURCE);
    assertThat(feed.status().degraded()).isFalse();
  }
}
