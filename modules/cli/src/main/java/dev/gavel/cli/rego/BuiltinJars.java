package dev.gavel.cli.rego;

import dev.gavel.cli.terminal.CliException;
import dev.gavel.rego.BuiltinLibrary;
import dev.gavel.rego.CustomBuiltin;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/**
 * Built-in functions from jars that a command line names. They are loaded into a layer of their
 * own, so that they cannot get in the way of what Gavel itself is made of.
 */
public final class BuiltinJars {
  @Option(
      names = "--builtins",
      paramLabel = "JAR",
      description =
          "Policies may call the functions that the dev.gavel.rego.BuiltinLibrary services of this"
              + " jar bring.")
  private List<Path> jars = new ArrayList<>();

  public BuiltinJars() {}

  /** All functions of all jars. */
  public List<CustomBuiltin> builtins() {
    if (jars.isEmpty()) {
      return List.of();
    }
    for (Path jar : jars) {
      if (!Files.isRegularFile(jar)) {
        throw new CliException(jar + ": there is no such jar");
      }
    }
    try {
      ModuleLayer layer = layer();
      List<CustomBuiltin> builtins =
          ServiceLoader.load(layer, BuiltinLibrary.class).stream()
              .filter(library -> library.type().getModule().getLayer() == layer)
              .flatMap(library -> library.get().builtins().stream())
              .toList();
      if (builtins.isEmpty()) {
        throw new CliException(
            "%s: this brings no built-in functions; its module must provide dev.gavel.rego.BuiltinLibrary"
                .formatted(shown()));
      }
      return builtins;
    } catch (FindException | ResolutionException | ServiceConfigurationError broken) {
      throw new CliException(
          "%s: this cannot be loaded: %s".formatted(shown(), broken.getMessage()));
    }
  }

  private String shown() {
    return jars.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  private ModuleLayer layer() {
    ModuleLayer ours =
        Objects.requireNonNullElse(BuiltinLibrary.class.getModule().getLayer(), ModuleLayer.boot());
    ModuleFinder finder = ModuleFinder.of(jars.toArray(Path[]::new));
    List<String> modules =
        finder.findAll().stream().map(ModuleReference::descriptor).map(it -> it.name()).toList();
    Configuration resolved =
        ours.configuration().resolveAndBind(finder, ModuleFinder.of(), modules);
    return ours.defineModulesWithOneLoader(resolved, BuiltinLibrary.class.getClassLoader());
  }
}
