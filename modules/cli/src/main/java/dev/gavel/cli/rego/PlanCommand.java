package dev.gavel.cli.rego;

import dev.gavel.cli.terminal.CliException;
import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.rego.Planned;
import dev.gavel.rego.PoliciesBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "plan",
    description = "Compiles policies in Rego into a plan, which every OPA plan runner can run.",
    footer = {
      "",
      "Example: gavel plan -e authz/allow policies",
      "         gavel plan -e authz/allow --bundle bundle.tar.gz policies",
      "Without -e, the entry points are those that metadata names."
    })
public final class PlanCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Policies, data, folders of them, and bundles.")
  private List<Path> places = List.of();

  @Option(
      names = {"-e", "--entrypoint"},
      paramLabel = "PATH",
      description = "What will be asked, such as authz/allow.")
  private List<String> entryPoints = new ArrayList<>();

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}. The last two are what the engine"
              + " runs: the plan made faster, and the bytecode that it becomes.")
  private PlanFormat format = PlanFormat.pretty;

  @Option(
      names = {"-o", "--bundle"},
      paramLabel = "FILE",
      description = "Writes a bundle of policies, data and plan, and prints nothing.")
  private @Nullable Path bundle;

  public PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    PoliciesBuilder builder = policies.builder(terminal);
    places.forEach(builder::path);
    Planned planned = builder.plan(entryPoints);
    if (bundle == null) {
      terminal.print(
          switch (format) {
            case pretty -> planned.text().stripTrailing();
            case optimised -> planned.optimisedText().stripTrailing();
            case code -> planned.codeText().stripTrailing();
            case json -> OpaJson.pretty(planned.json());
          });
    } else {
      write(planned, bundle);
    }
    return ExitCode.FINE;
  }

  private static void write(Planned planned, Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      planned.writeBundle(out);
    } catch (IOException unwritable) {
      throw new CliException(
          "%s: this bundle cannot be written: %s".formatted(file, unwritable.getMessage()));
    }
  }
}
