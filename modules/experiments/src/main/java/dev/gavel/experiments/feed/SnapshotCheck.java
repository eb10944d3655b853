package dev.gavel.experiments.feed;

import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.experiments.Reading;
import dev.gavel.experiments.Snapshot;
import dev.gavel.experiments.SnapshotReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From bytes to a snapshot that can be served, the same way wherever the bytes come from. A defect
 * of ours that a document sets off refuses this document; it must not end the polling.
 */
final class SnapshotCheck<T> {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotCheck.class);

  private final String environment;
  private final SnapshotPreparer<T> preparer;

  SnapshotCheck(String environment, SnapshotPreparer<T> preparer) {
    this.environment = environment;
    this.preparer = preparer;
  }

  Candidate<T> check(String name, byte[] document) throws RefusedException {
    try {
      return switch (SnapshotReader.read(document)) {
        case Reading.Refused refused -> throw new RefusedException(name, refused.mistakes());
        case Reading.Accepted accepted -> prepare(name, document, accepted);
      };
    } catch (RuntimeException | StackOverflowError defect) {
      LOG.error("{}: {} cannot be worked on", environment, name, defect);
      throw RefusedException.because(
          name, "internal_error", Pointer.ROOT, "cannot be worked on: " + defect);
    }
  }

  private Candidate<T> prepare(String name, byte[] document, Reading.Accepted accepted)
      throws RefusedException {
    Snapshot snapshot = accepted.snapshot();
    if (snapshot.environment() != null && !snapshot.environment().equals(environment)) {
      throw RefusedException.because(
          name,
          "wrong_environment",
          Pointer.ROOT.member("environment"),
          "this snapshot is for %s, not for %s".formatted(snapshot.environment(), environment));
    }
    return switch (preparer.prepare(environment, snapshot)) {
      case Prepared.Refused<T> refused -> throw new RefusedException(name, refused.mistakes());
      case Prepared.Ready<T> ready ->
          new Candidate<>(snapshot.version(), ready.snapshot(), accepted.warnings(), document);
    };
  }
}
