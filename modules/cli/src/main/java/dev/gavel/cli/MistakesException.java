package dev.gavel.cli;

import dev.gavel.cli.terminal.MistakeLine;
import dev.gavel.engine.diagnostic.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/** Ends a command that was given a faulty document; its user sees every mistake, one a line. */
final class MistakesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String lines;

  MistakesException(String document, List<Diagnostic> mistakes) {
    this(
        mistakes.stream()
            .map(mistake -> MistakeLine.of(document, mistake))
            .collect(Collectors.joining("\n")));
  }

  private MistakesException(String lines) {
    super(lines);
    this.lines = lines;
  }

  String lines() {
    return lines;
  }
}
