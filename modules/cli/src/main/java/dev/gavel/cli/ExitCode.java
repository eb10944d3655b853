package dev.gavel.cli;

/** What the process ends with; scripts rely on these. */
final class ExitCode {
  static final int FINE = 0;

  /** The answer is no, a test failed, a document has mistakes, or something cannot be reached. */
  static final int NO = 1;

  /** The command line makes no sense. */
  static final int USAGE = 2;

  private ExitCode() {}
}
