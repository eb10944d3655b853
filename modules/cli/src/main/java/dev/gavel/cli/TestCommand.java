package dev.gavel.cli;

import dev.gavel.cli.terminal.Input;
import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.CliException;
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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A case that does not pass is a failure, and so is what should be a case and cannot be read. */
@Command(
    name = "test",
    description = "Runs rule cases on every engine that is there.",
    footer = {
      "",
      "A file of cases:",
      "  {\"cases\": [{\"note\": \"a US visitor is let in\",",
      "    \"rules\": {\"attribute\": \"country\", \"operator\": \"eq\", \"value\": \"US\"},",
      "    \"context\": {\"country\": \"US\"}, \"want\": true}]}",
      "want is true, false, or \"error\" for rules that must be refused. A case may",
      "say when \"now\" is, and bring the \"segments\" that its rules mention, by name.",
      "The last line is always N passed, N failed."
    })
final class TestCommand implements Callable<Integer> {
  private final Terminal terminal;
  private int passed;
  private int failed;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Files of cases; of a directory, every *.json file in it and below.")
  private List<String> places = List.of();

  @Option(names = "--engine", paramLabel = "ID", description = "Runs them on this engine only.")
  private @Nullable String engine;

  @Option(
      names = {"-v", "--verbose"},
      description = "Shows the cases that pass, too.")
  private boolean verbose;

  TestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Map<String, Engine> engines = engines();
    for (String place : places) {
      try {
        for (String file : CaseFiles.at(place)) {
          run(file, engines);
        }
      } catch (CliException unreadable) {
        fail(unreadable.getMessage());
      }
    }
    if (passed + failed == 0) {
      terminal.complain("gavel: there are no cases in " + String.join(", ", places));
    }
    terminal.print("%d passed, %d failed".formatted(passed, failed));
    return passed > 0 && failed == 0 ? ExitCode.FINE : ExitCode.NO;
  }

  private Map<String, Engine> engines() {
    Map<String, Engine> engines = new LinkedHashMap<>();
    for (EngineProvider provider : Engines.forRules(engine)) {
      engines.put(provider.id(), provider.create(EngineConfig.DEFAULT));
    }
    return engines;
  }

  private void run(String file, Map<String, Engine> engines) {
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
