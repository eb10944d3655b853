package dev.gavel.cli;

/** Ends a command; the message is all that its user sees: one sentence, place and remedy in it. */
final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CliException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  CliException(String message) {
    this(ExitCode.NO, message);
  }

  /** What picocli cannot see: arguments that make no sense together. */
  static CliException wrongUsage(String message) {
    return new CliException(ExitCode.USAGE, message);
  }

  int exitCode() {
    return exitCode;
  }
}
