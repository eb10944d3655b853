package dev.gavel.experiments.source;

import dev.gavel.experiments.SnapshotReader;

/** A place where snapshots are published. Thread-safe. */
public interface SnapshotSource extends AutoCloseable {

  /** No document may be larger. */
  int MAX_BYTES = (int) SnapshotReader.MAX_BYTES;

  /** Where this is, for messages and for telling places apart; without secrets. */
  String address();

  /**
   * The document at that path below this place: {@code prod/version.json}. Nobody changes the bytes
   * afterwards.
   *
   * @throws SourceException when it is not there, cannot be reached, or is larger than a snapshot
   *     may be
   */
  byte[] read(String path);

  @Override
  void close();
}
