package dev.gavel.experiments.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.experiments.feed.FeedStatus.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSnapshotTest {
  private static final byte[] DOCUMENT = "{\"version\": 3}".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;
  private final TestClock clock = new TestClock();
  private final MemorySource source = new MemorySource();
  private FeedLog log;

  @BeforeEach
  void listen() {
    log = new FeedLog();
  }

  @AfterEach
  void close() {
    log.close();
  }

  private KeptSnapshot kept() {
    return new KeptSnapshot(directory, "memory", "prod");
  }

  private SnapshotFeed<Long> feed(Path state) {
    return new SnapshotFeed<>(
        "prod",
        source,
        (_, snapshot) -> new Prepared.Ready<>(snapshot.version()),
        FeedSettings.DEFAULT.withStateDirectory(state),
        clock);
  }

  @Test
  void what_was_kept_last_is_found_again() throws IOException {
    assertThat(kept().find()).isEmpty();
    kept().keep("older".getBytes(StandardCharsets.UTF_8));
    kept().keep(DOCUMENT);

    assertThat(kept().find()).contains(DOCUMENT);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(kept().file());
    }
  }

  @Test
  void places_and_environments_do_not_mix() throws IOException {
    kept().keep(DOCUMENT);

    assertThat(new KeptSnapshot(directory, "memory", "dev").find()).isEmpty();
    assertThat(new KeptSnapshot(directory, "elsewhere", "prod").find()).isEmpty();
  }

  @Test
  void a_torn_file_is_not_used_wherever_it_is_torn() throws IOException {
    kept().keep(DOCUMENT);
    byte[] whole = Files.readAllBytes(kept().file());
    for (int length = 0; length < whole.length; length++) {
      Files.write(kept().file(), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> kept().find()).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_damaged_file_leaves_nothing_to_serve_and_is_told() throws IOException {
    kept().keep(DOCUMENT);
    Files.writeString(kept().file(), "damaged");
    SnapshotFeed<Long> feed = feed(directory);
    feed.poll();

    assertThat(feed.current()).isNull();
    assertThat(feed.status().disk().reason()).endsWith("cannot be used: it is damaged");
  }

  @Test
  void a_kept_snapshot_that_is_no_longer_sound_is_not_used() throws IOException {
    kept().keep("{}".getBytes(StandardCharsets.UTF_8));
    SnapshotFeed<Long> feed = feed(directory);
    feed.poll();

    assertThat(feed.current()).isNull();
    assertThat(feed.status().disk().reason()).contains("cannot be used: ");
  }

  @Test
  void a_refused_snapshot_at_the_start_leaves_the_kept_one_serving() {
    source.publish(3);
    feed(directory).poll();
    source.publish("prod/version.json", "{\"version\": 4}");
    SnapshotFeed<Long> restarted = feed(directory);
    restarted.poll();

    assertThat(restarted.current()).isEqualTo(3);
    assertThat(restarted.status().serving().origin()).isEqualTo(Origin.DISK);
    assertThat(restarted.status().refusal().version()).isEqualTo(4);
  }

  @Test
  void a_directory_that_cannot_be_written_degrades_with_one_warning() throws IOException {
    Path notADirectory = Files.createFile(directory.resolve("file"));
    SnapshotFeed<Long> feed = feed(notADirectory);
    source.publish(3);
    feed.poll();
    source.publish(4);
    feed.poll();

    assertThat(feed.current()).isEqualTo(4);
    assertThat(feed.status().degraded()).isTrue();
    assertThat(feed.status().disk().reason()).contains("so a restart needs the source");
    assertThat(log.lines()).filteredOn(line -> line.startsWith("WARN")).hasSize(1);

    Files.delete(notADirectory);
    source.publish(5);
    feed.poll();

    assertThat(feed.status().degraded()).isFalse();
    assertThat(log.lines())
        .last()
        .isEqualTo("INFO prod: the last good snapshot is kept on disk again");
  }
}
