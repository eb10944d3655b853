package dev.gavel.experiments.feed;

import dev.gavel.experiments.feed.FeedStatus.Origin;
import dev.gavel.experiments.source.SnapshotSource;
import dev.gavel.experiments.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one environment's snapshot current.
 *
 * <p>Each step reads {@code version.json} and goes no further while that says what it said before.
 * Otherwise the snapshot is fetched, checked and prepared whole on the polling thread, and swapped
 * in by one reference. Whatever goes wrong on the way leaves the last good snapshot where it is; at
 * the start, when there is none, the one that an earlier run kept on disk steps in.
 *
 * @param <T> a snapshot made ready to serve; immutable
 */
public final class SnapshotFeed<T> implements AutoCloseable {
  private final String environment;
  private final SnapshotSource source;
  private final SnapshotCheck<T> check;
  private final SnapshotFetch<T> fetch;
  private final @Nullable KeptSnapshot kept;
  private final InstantSource clock;
  private final FeedJournal journal;
  private final PollLoop loop;

  private final ReentrantLock polling = new ReentrantLock();
  private final BackOff backOff = new BackOff();
  private @Nullable VersionPointer served;
  private @Nullable VersionPointer refused;
  private boolean lookedOnDisk;

  private volatile @Nullable T current;
  private volatile boolean tried;

  /** The source stays the caller's, since environments share it. */
  public SnapshotFeed(
      String environment,
      SnapshotSource source,
      SnapshotPreparer<T> preparer,
      FeedSettings settings,
      InstantSource clock) {
    Path directory = settings.stateDirectory();
    this.environment = environment;
    this.source = source;
    this.check = new SnapshotCheck<>(environment, preparer);
    this.fetch = new SnapshotFetch<>(environment, source, check);
    this.kept =
        directory == null ? null : new KeptSnapshot(directory, source.address(), environment);
    this.clock = clock;
    this.journal = new FeedJournal(environment, clock);
    this.loop = new PollLoop(this::poll, settings.interval());
  }

  public String environment() {
    return environment;
  }

  /** What is served now; null before the first. A request asks once and works on that. */
  public @Nullable T current() {
    return current;
  }

  public FeedStatus status() {
    return journal.status();
  }

  /** Whether the first attempt has ended, however it ended. */
  public boolean tried() {
    return tried;
  }

  /** Begins to poll, at once and from then on. */
  public void start() {
    loop.start("feed-" + environment);
  }

  /** Ends the polling; what is served stays served. */
  @Override
  public void close() {
    loop.close();
  }

  /** One step: look, and follow what is published. */
  public void poll() {
    polling.lock();
    try {
      follow(fetch.pointer());
    } catch (RefusedException wrong) {
      journal.reached();
      journal.refused(null, wrong);
      fallBack();
    } catch (SourceException unreachable) {
      if (loop.isClosed()) {
        return; // closing interrupts whatever is under way, which is no trouble to tell of
      }
      journal.unreachable(String.valueOf(unreachable.getMessage()));
      fallBack();
    } finally {
      tried = true;
      polling.unlock();
    }
  }

  private void follow(VersionPointer published) {
    journal.reached();
    if (published.equals(served)) {
      refused = null;
      journal.settled();
    } else if (!published.equals(refused) || !backOff.holds(clock.instant())) {
      take(published);
    }
  }

  private void take(VersionPointer published) {
    try {
      Candidate<T> candidate = fetch.snapshot(published);
      swap(candidate, Origin.SOURCE, source.address());
      served = published;
      refused = null;
      keep(candidate);
    } catch (RefusedException wrong) {
      if (loop.isClosed()) {
        return;
      }
      if (!published.equals(refused)) {
        backOff.reset();
      }
      refused = published;
      backOff.failed(clock.instant());
      journal.refused(published.version(), wrong);
      fallBack();
    }
  }

  private void swap(Candidate<T> candidate, Origin origin, String from) {
    current = candidate.ready();
    journal.serves(candidate, origin, from);
  }

  private void keep(Candidate<T> candidate) {
    if (kept == null) {
      return;
    }
    try {
      kept.keep(candidate.document());
      journal.kept();
    } catch (IOException unwritable) {
      if (loop.isClosed()) {
        return;
      }
      journal.notKept(
          "%s cannot be written, so a restart needs the source: %s"
              .formatted(kept.file(), unwritable));
    }
  }

  /** Serves what an earlier run kept, once, when nothing else can be served. */
  private void fallBack() {
    if (kept == null || current != null || lookedOnDisk) {
      return;
    }
    lookedOnDisk = true;
    try {
      Optional<byte[]> document = kept.find();
      if (document.isPresent()) {
        swap(check.check(kept.file().toString(), document.get()), Origin.DISK, "the disk");
      }
    } catch (IOException unreadable) {
      journal.notKept("%s cannot be used: %s".formatted(kept.file(), unreadable.getMessage()));
    } catch (RefusedException outdated) {
      journal.notKept(
          "%s cannot be used: %s".formatted(kept.file(), outdated.mistakes().getFirst()));
    }
  }
}
