package dev.gavel.rego.diagnostic;

/** Something could not be loaded; the message names the file and what is wrong with it. */
public final class LoadException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LoadException(String message) {
    super(message, null, false, false);
  }
}
