package dev.gavel.conditions.text;

/** A pattern that is broken or too large: what is wrong and where, and what to do about it. */
public final class PatternException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String hint;

  PatternException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /** Empty when the message says it already. */
  public String hint() {
    return hint;
  }
}
