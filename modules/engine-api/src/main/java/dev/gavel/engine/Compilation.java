package dev.gavel.engine;

import dev.gavel.engine.diagnostic.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of a source, or of several.
 *
 * @param <P> a {@link Program}, or a {@link Panel} of them
 */
public sealed interface Compilation<P> {

  /** It can run. */
  record Compiled<P>(P program) implements Compilation<P> {}

  /** It cannot, and these are all the reasons. */
  record Rejected<P>(List<Diagnostic> mistakes) implements Compilation<P> {
    public Rejected {
      mistakes = List.copyOf(mistakes);
    }
  }

  /**
   * The program, for those who know that the source is sound.
   *
   * @throws IllegalArgumentException with every mistake
   */
  default P orThrow() {
    return switch (this) {
      case Compiled<P>(P program) -> program;
      case Rejected<P>(List<Diagnostic> mistakes) ->
          throw new IllegalArgumentException(
              mistakes.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    };
  }
}
