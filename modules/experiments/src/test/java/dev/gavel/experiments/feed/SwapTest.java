package dev.gavel.experiments.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.experiments.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Many read while the snapshot changes under them. */
class SwapTest {
  private static final int READERS = 64;
  private static final int SWAPS = 10_000;

  private final MemorySource source = new MemorySource();
  private final SnapshotFeed<Content> feed =
      new SnapshotFeed<>("prod", source, SwapTest::prepare, FeedSettings.DEFAULT, new TestClock());
  private final AtomicBoolean done = new AtomicBoolean();
  private final LongAdder reads = new LongAdder();

  /** A plain object on purpose: nothing but the feed's reference makes it safe to share. */
  private static final class Content {
    private long version;
    private long[] parts = {};

    boolean isWhole() {
      return parts.length == 32 && LongStream.of(parts).allMatch(part -> part == version);
    }
  }

  private static Prepared<Content> prepare(String environment, Snapshot snapshot) {
    Content content = new Content();
    content.version = snapshot.version();
    content.parts = LongStream.generate(snapshot::version).limit(32).toArray();
    return new Prepared.Ready<>(content);
  }

  /** Reads until all is done; versions only go up, so one that goes down was torn or stale. */
  private boolean readOn() {
    long last = 0;
    while (!done.get()) {
      Content content = feed.current();
      if (content == null || !content.isWhole() || content.version < last) {
        return false;
      }
      last = content.version;
      reads.increment();
      LockSupport.parkNanos(1); // or 64 that never rest leave the two cores to no one else
    }
    return true;
  }

  @Test
  void no_reader_sees_two_versions_in_ten_thousand_swaps() throws Exception {
    source.publish(1);
    feed.poll();
    List<Future<Boolean>> readers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
      for (int i = 0; i < READERS; i++) {
        readers.add(threads.submit(this::readOn));
      }
      for (int version = 2; version <= SWAPS; version++) {
        source.publish(version);
        feed.poll();
      }
      done.set(true);
      for (Future<Boolean> reader : readers) {
        assertThat(reader.get()).isTrue();
      }
    }

    assertThat(feed.status().serving().version()).isEqualTo(SWAPS);
    assertThat(feed.status().refusals()).isZero();
    assertThat(reads.sum()).isGreaterThan(READERS);
  }
}
