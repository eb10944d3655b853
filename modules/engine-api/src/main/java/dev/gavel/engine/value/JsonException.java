package dev.gavel.engine.value;

/** A document that is no JSON or goes past a limit: where it stopped making sense, and why. */
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  JsonException(String message, int line, int column) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /** Counted from one; zero where the document as a whole is meant. */
  public int line() {
    return line;
  }

  /** Counted in bytes from one; zero where the document as a whole is meant. */
  public int column() {
    return column;
  }
}
