package dev.gavel.experiments.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The small documents of a place with the entity tags they came with, so that one that has not
 * changed is not sent again. Few and small ones only: this is for what gets polled, and a snapshot
 * is not fetched twice anyway. Thread-safe.
 */
public final class TaggedDocuments {
  private static final int MAX_DOCUMENTS = 256;
  private static final int MAX_BYTES = 16 << 10;

  private final Map<String, Tagged> documents = new LinkedHashMap<>();

  /** A document and its tag. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Tagged(String tag, byte[] document) {}

  public TaggedDocuments() {}

  public synchronized Optional<Tagged> find(String path) {
    return Optional.ofNullable(documents.get(path));
  }

  public synchronized void remember(String path, String tag, byte[] document) {
    documents.remove(path);
    if (document.length <= MAX_BYTES) {
      documents.put(path, new Tagged(tag, document));
    }
    if (documents.size() > MAX_DOCUMENTS) {
      documents.remove(documents.keySet().iterator().next());
    }
  }
}
