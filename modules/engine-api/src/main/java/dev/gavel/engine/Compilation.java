package dev.gavel.engine;

import dev.gavel.engine.diagnostic.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/** What became of a source. */
public sealed interface Compilation {

  /** It can run. */
  record Compiled(Program program) implements Compilation {}

  /** It cannot, and these are all the reasons. */
  record Rejected(List<Diagnostic> mistakes) implements Compilation {
    public Rejected {
      mistakes = List.copyOf(mistakes);
    }
  }

  /**
   * The program, for those who know that the source is sound.
   *
   * @throws IllegalArgumentException with every mistake
   */
  default Program orThrow() {
    return switch (this) {
      case Compiled(Program program) -> program;
      case Rejected(List<Diagnostic> mistakes) ->
          throw new IllegalArgumentException(
              mistakes.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    };
  }
}
