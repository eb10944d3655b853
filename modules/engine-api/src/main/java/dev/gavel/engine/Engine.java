package dev.gavel.engine;

import dev.gavel.engine.Compilation.Compiled;
import dev.gavel.engine.Compilation.Rejected;
import dev.gavel.engine.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns sources into programs. Thread-safe. */
public interface Engine {

  /** A program, or everything that is wrong with the source; never half a program. */
  Compilation<Program> compile(Source source);

  /**
   * A program for each source, in their order, or everything that is wrong with any of them. An
   * engine that can make the programs share their work overrides this.
   */
  default Compilation<Panel> compileAll(List<? extends Source> sources) {
    List<Program> programs = new ArrayList<>(sources.size());
    Set<Diagnostic> mistakes = new LinkedHashSet<>(); // sources may share a part that is wrong
    for (Source source : sources) {
      switch (compile(source)) {
        case Compiled<Program>(Program program) -> programs.add(program);
        case Rejected<Program>(List<Diagnostic> found) -> mistakes.addAll(found);
      }
    }
    return mistakes.isEmpty()
        ? new Compiled<>(Panel.of(programs))
        : new Rejected<>(List.copyOf(mistakes));
  }

  /** What it did not compile again. */
  default Reuse reuse() {
    return Reuse.NONE;
  }
}
