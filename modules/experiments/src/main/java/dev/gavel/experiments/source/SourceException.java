package dev.gavel.experiments.source;

/** A document could not be fetched; the message says which, from where, and why. */
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SourceException(String message) {
    super(message);
  }

  public SourceException(String message, Throwable cause) {
    super(message, cause);
  }

  public static SourceException tooLarge(String document) {
    return new SourceException(
        "%s has more than the %,d bytes that a document may have"
            .formatted(document, SnapshotSource.MAX_BYTES));
  }
}
