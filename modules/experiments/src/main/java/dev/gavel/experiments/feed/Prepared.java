package dev.gavel.experiments.feed;

import dev.gavel.engine.diagnostic.Diagnostic;
import java.util.List;

/** A snapshot made ready to serve, or the reasons why it cannot be. */
public sealed interface Prepared<T> {

  /** It can be swapped in. */
  record Ready<T>(T snapshot) implements Prepared<T> {}

  /** It is refused whole. */
  record Refused<T>(List<Diagnostic> mistakes) implements Prepared<T> {
    public Refused {
      mistakes = List.copyOf(mistakes);
    }
  }
}
