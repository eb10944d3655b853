package dev.gavel.experiments.feed;

import dev.gavel.experiments.source.SnapshotSource;
import dev.gavel.experiments.source.SourceException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A place in memory, for what the place itself has no part in. */
final class MemorySource implements SnapshotSource {
  private final Map<String, byte[]> documents = new ConcurrentHashMap<>();
  private volatile String failure = "";

  void publish(String path, String document) {
    documents.put(path, document.getBytes(StandardCharsets.UTF_8));
  }

  /** A version with its snapshot. */
  void publish(long version) {
    publish(
        "prod/config.json",
        "{\"version\": %d, \"environment\": \"prod\", \"experiments\": []}".formatted(version));
    publish("prod/version.json", "{\"version\": %d}".formatted(version));
  }

  /** From now on nothing can be read, for this reason; again, when it is empty. */
  void fail(String reason) {
    failure = reason;
  }

  @Override
  public String address() {
    return "memory";
  }

  @Override
  public byte[] read(String path) {
    byte[] document = documents.get(path);
    if (!failure.isEmpty() || document == null) {
      throw new SourceException(path + (failure.isEmpty() ? " is not there" : failure));
    }
    return document;
  }

  @Override
  public void close() {}
}
