package dev.gavel.conditions.path;

/** A text that is no path: what is wrong, and at which character. */
public final class PathException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String complaint;
  private final int position;

  /** Without a stack trace: it tells of the text, and a document may provoke many. */
  PathException(String complaint, int position) {
    super("%s, at character %d".formatted(complaint, position), null, false, false);
    this.complaint = complaint;
    this.position = position;
  }

  /** What is wrong, without the place. */
  public String complaint() {
    return complaint;
  }

  /** The character that is wrong, counted from one. */
  public int position() {
    return position;
  }
}
