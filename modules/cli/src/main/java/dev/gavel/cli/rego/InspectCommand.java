package dev.gavel.cli.rego;

import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.rego.Inspection;
import dev.gavel.rego.PoliciesBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    description = "Tells what policies in Rego, or a bundle of them, consist of.",
    footer = {"", "Example: gavel inspect -a bundle.tar.gz"})
public final class InspectCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Policies, data, folders of them, and bundles.")
  private List<Path> places = List.of();

  @Option(
      names = {"-a", "--annotations"},
      description = "Shows metadata blocks, too.")
  private boolean annotations;

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
  private TextFormat format = TextFormat.pretty;

  public InspectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    PoliciesBuilder builder = policies.builder(terminal);
    places.forEach(builder::path);
    Inspection inspection = builder.inspect();
    terminal.print(
        switch (format) {
          case pretty -> InspectionText.of(inspection, annotations);
          case json -> OpaJson.pretty(inspection.json(annotations));
        });
    return ExitCode.FINE;
  }
}
