package dev.gavel.rego.emit.support;

/** Two values where one may be. What is wrong, and where, the reference tier finds out. */
public final class ConflictException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ConflictException() {
    super("conflicting values", null, false, false);
  }
}
