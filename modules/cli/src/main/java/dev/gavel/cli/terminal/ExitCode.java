package dev.gavel.cli.terminal;

/** What the process ends with; scripts rely on these. */
public final class ExitCode {
  public static final int FINE = 0;

  /** The answer is no, a test failed, a document has mistakes, or something cannot be reached. */
  public static final int NO = 1;

  /** The command line makes no sense. */
  public static final int USAGE = 2;

  private ExitCode() {}
}
