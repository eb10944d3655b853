package dev.gavel.experiments.feed;

import dev.gavel.experiments.source.SnapshotSource;
import java.util.ArrayList;
import java.util.List;

/** A source that remembers what it was asked for, since a directory does not. */
final class RecordingSource implements SnapshotSource {
  private final SnapshotSource source;
  private final List<String> asked = new ArrayList<>();

  RecordingSource(SnapshotSource source) {
    this.source = source;
  }

  synchronized List<String> asked() {
    List<String> paths = List.copyOf(asked);
    asked.clear();
    return paths;
  }

  @Override
  public String address() {
    return source.address();
  }

  @Override
  public byte[] read(String path) {
    synchronized (this) {
      asked.add(path);
    }
    return source.read(path);
  }

  @Override
  public void close() {
    source.close();
  }
}
