package dev.gavel.cli.rego;

import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.rego.PoliciesBuilder;
import dev.gavel.rego.diagnostic.RejectedException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = "Tells every mistake in policies in Rego, each with its line.",
    footer = {"", "Example: gavel check --strict policies", "Without mistakes it says nothing."})
public final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Policies (.rego).")
  private List<Path> places = List.of();

  @Option(
      names = {"-b", "--bundle"},
      description = "They are bundles: their data is looked at, too.")
  private boolean bundles;

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Option(
      names = {"-m", "--max-errors"},
      paramLabel = "N",
      description = "How many mistakes are looked for; 0 is all. By default ${DEFAULT-VALUE}.")
  private int maxErrors = 10;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
  private TextFormat format = TextFormat.pretty;

  public CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    PoliciesBuilder builder = policies.builder(terminal).mistakeLimit(maxErrors);
    for (Path place : places) {
      if (bundles) {
        builder.path(place);
      } else {
        builder.policies(place);
      }
    }
    try {
      builder.compile();
    } catch (RejectedException rejected) {
      switch (format) {
        case pretty -> terminal.complain(DrawnMistakes.of(rejected.mistakes()));
        case json -> terminal.complain(OpaJson.pretty(json(rejected)));
      }
      return ExitCode.NO;
    }
    return ExitCode.FINE;
  }

  private static ObjectValue json(RejectedException rejected) {
    List<Problem> problems = rejected.mistakes().stream().map(Problem::of).toList();
    return ObjectValue.builder().put("errors", Problem.json(problems)).build();
  }
}
