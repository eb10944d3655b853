package dev.gavel.cli;

import dev.gavel.cli.terminal.CliException;
import dev.gavel.cli.terminal.Input;
import dev.gavel.cli.terminal.MistakeLine;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.testkit.cases.RuleCase;
import dev.gavel.testkit.cases.RuleCase.Failed;
import dev.gavel.testkit.cases.RuleCase.Passed;
import dev.gavel.testkit.cases.RuleCases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs files of rule cases on engines and tells how they came out. */
final class RuleCaseRun {
  private final Terminal terminal;
  private final boolean verbose;
  private final Map<String, Engine> engines = new LinkedHashMap<>();
  private int passed;
  private int failed;

  /** On the one engine, or on all of them. */
  RuleCaseRun(Terminal terminal, boolean verbose, @Nullable String engine) {
    this.terminal = terminal;
    this.verbose = verbose;
    for (EngineProvider provider : Engines.forRules(engine)) {
      engines.put(provider.id(), provider.create(EngineConfig.DEFAULT));
    }
  }

  int passed() {
    return passed;
  }

  int failed() {
    return failed;
  }

  /** Runs the files that the places stand for. */
  void runAll(List<String> places) {
    for (String place : places) {
      try {
        run(CaseFiles.at(place));
      } catch (CliException unreadable) {
        fail(unreadable.getMessage());
      }
    }
  }

  void run(List<String> files) {
    for (String file : files) {
      try {
        run(file);
      } catch (CliException unreadable) {
        fail(unreadable.getMessage());
      }
    }
  }

  private void run(String file) {
    String shown = Input.shown(file);
    RuleCases cases = RuleCases.read(Input.read(file, terminal));
    for (Diagnostic mistake : cases.mistakes()) {
      if (mistake.isError()) {
        fail(MistakeLine.of(shown, mistake));
      } else {
        terminal.complain(MistakeLine.of(shown, mistake));
      }
    }
    for (RuleCase test : cases.cases()) {
      engines.forEach((id, on) -> run(test, on, "%s %s [%s]".formatted(shown, name(test), id)));
    }
  }

  private void run(RuleCase test, Engine on, String name) {
    switch (test.runOn(on)) {
      case Passed() -> {
        passed++;
        if (verbose) {
          terminal.print(terminal.paint(Terminal.Colour.GREEN, "ok") + " " + name);
        }
      }
      case Failed(String reason) -> fail(name + ": " + reason);
    }
  }

  private void fail(String what) {
    failed++;
    terminal.print(terminal.paint(Terminal.Colour.RED, "FAIL") + " " + what);
  }

  /** A failure is one line, whatever its note holds. */
  private static String name(RuleCase test) {
    return test.name().replaceAll("\\R", " ");
  }
}
