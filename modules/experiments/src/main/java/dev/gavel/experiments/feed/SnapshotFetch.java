package dev.gavel.experiments.feed;

import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.experiments.source.SnapshotSource;
import dev.gavel.experiments.source.SourceException;

/** Gets an environment's documents from the source, and makes sure that they fit together. */
final class SnapshotFetch<T> {
  private final String environment;
  private final SnapshotSource source;
  private final SnapshotCheck<T> check;

  SnapshotFetch(String environment, SnapshotSource source, SnapshotCheck<T> check) {
    this.environment = environment;
    this.source = source;
    this.check = check;
  }

  /**
   * What is current.
   *
   * @throws SourceException when the source does not say
   */
  VersionPointer pointer() throws RefusedException {
    String name = environment + "/version.json";
    return VersionPointer.read(name, source.read(name));
  }

  Candidate<T> snapshot(VersionPointer pointer) throws RefusedException {
    String name = environment + "/" + pointer.snapshot();
    Candidate<T> candidate = check.check(name, document(name, pointer));
    if (candidate.version() != pointer.version()) {
      throw RefusedException.because(
          name,
          "wrong_version",
          Pointer.ROOT.member("version"),
          "this is version %d, and version.json names version %d"
              .formatted(candidate.version(), pointer.version()));
    }
    return candidate;
  }

  private byte[] document(String name, VersionPointer pointer) throws RefusedException {
    byte[] document;
    try {
      document = source.read(name);
    } catch (SourceException missing) {
      throw RefusedException.because(
          name, "unreachable_snapshot", Pointer.ROOT, String.valueOf(missing.getMessage()));
    }
    String digest = pointer.sha256() == null ? null : Sha256.of(document);
    if (digest != null && !digest.equals(pointer.sha256())) {
      throw RefusedException.because(
          name,
          "wrong_digest",
          Pointer.ROOT,
          "its SHA-256 is %s, and version.json names %s".formatted(digest, pointer.sha256()));
    }
    return document;
  }
}
