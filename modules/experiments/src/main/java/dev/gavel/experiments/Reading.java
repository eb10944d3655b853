package dev.gavel.experiments;

import dev.gavel.engine.diagnostic.Diagnostic;
import java.util.List;

/** What became of a snapshot document. */
public sealed interface Reading {

  /** It is sound; the warnings name what has no effect. */
  record Accepted(Snapshot snapshot, List<Diagnostic> warnings) implements Reading {
    public Accepted {
      warnings = List.copyOf(warnings);
    }
  }

  /** It is refused whole, for all these mistakes; the warnings are none of the reasons. */
  record Refused(List<Diagnostic> mistakes, List<Diagnostic> warnings) implements Reading {
    public Refused {
      mistakes = List.copyOf(mistakes);
      warnings = List.copyOf(warnings);
    }
  }
}
