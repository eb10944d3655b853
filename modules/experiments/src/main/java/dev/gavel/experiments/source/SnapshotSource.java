package dev.gavel.experiments.source;

/** A place where snapshots are published. Thread-safe. */
public interface SnapshotSource extends AutoCloseable {

  /**
   * The document at that path below this place: {@code prod/version.json}.
   *
   * @throws SourceException when it is not there, cannot be reached, or is larger than a snapshot
   *     may be
   */
  byte[] read(String path);

  @Override
  void close();
}
