package dev.gavel.cli.rego;

import dev.gavel.cli.terminal.CliException;
import dev.gavel.cli.terminal.Input;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PoliciesBuilder;
import dev.gavel.rego.syntax.tree.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the commands that compile policies compile them. */
public final class PolicyOptions {
  @Mixin private BuiltinJars builtins = new BuiltinJars();

  @Option(
      names = {"-S", "--strict"},
      description = "Refuses what is merely careless, such as imports that nobody uses.")
  private boolean strict;

  @Option(
      names = {"-s", "--schema"},
      paramLabel = "FILE|DIR",
      description = "The JSON schema of the input, or the schemas that annotations name.")
  private @Nullable Path schema;

  @Option(
      names = "--capabilities",
      paramLabel = "FILE",
      description = "Allows only what this place can do, a file as opa capabilities prints it.")
  private @Nullable String capabilities;

  @Option(names = "--v0-compatible", description = "Reads policies as Rego before version 1 was.")
  private boolean old;

  public PolicyOptions() {}

  public Dialect dialect() {
    return old ? Dialect.V0 : Dialect.V1;
  }

  /** A builder with these settings, which keeps what policies print. */
  public PoliciesBuilder builder(Terminal terminal) {
    PoliciesBuilder builder =
        Policies.builder().dialect(dialect()).builtins(builtins.builtins()).print();
    if (strict) {
      builder.strict();
    }
    if (capabilities != null) {
      capabilities(builder, capabilities, terminal);
    }
    if (schema != null) {
      schema(builder, schema, terminal);
    }
    return builder;
  }

  private static void capabilities(PoliciesBuilder builder, String file, Terminal terminal) {
    Value json = Input.readJson(file, terminal);
    try {
      builder.capabilities(json);
    } catch (IllegalArgumentException wrong) {
      throw new CliException(
          "%s: these are no capabilities, as opa capabilities prints them: %s"
              .formatted(file, wrong.getMessage()));
    }
  }

  private static void schema(PoliciesBuilder builder, Path place, Terminal terminal) {
    if (!Files.isDirectory(place)) {
      builder.inputSchema(Input.readJson(place.toString(), terminal));
      return;
    }
    Map<String, Value> schemas = new LinkedHashMap<>();
    for (Path file : files(place)) {
      String name = place.relativize(file).toString();
      schemas.put(name, Input.readJson(file.toString(), terminal));
    }
    builder.schemas(schemas);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> below = Files.walk(folder)) {
      return below.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException | UncheckedIOException unreadable) {
      throw new CliException(
          "%s: this directory cannot be listed: %s".formatted(folder, unreadable.getMessage()));
    }
  }
}
