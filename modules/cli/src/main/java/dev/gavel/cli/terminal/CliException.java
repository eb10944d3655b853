package dev.gavel.cli.terminal;

/** Ends a command; the message is all that its user sees: one sentence, place and remedy in it. */
public final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;
  private final int exitCode;

  private CliException(String sentence, int exitCode) {
    super(sentence);
    this.sentence = sentence;
    this.exitCode = exitCode;
  }

  public CliException(String sentence) {
    this(sentence, ExitCode.NO);
  }

  /** What picocli cannot see: arguments that make no sense together. */
  public static CliException wrongUsage(String sentence) {
    return new CliException(sentence, ExitCode.USAGE);
  }

  @Override
  public String getMessage() {
    return sentence;
  }

  public int exitCode() {
    return exitCode;
  }
}
