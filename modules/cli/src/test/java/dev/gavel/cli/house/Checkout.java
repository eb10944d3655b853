package dev.gavel.cli.house;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout that is built, found from the directory that the tests run in. */
public final class Checkout {
  public static final Path ROOT = root();

  private Checkout() {}

  private static Path root() {
    Path place = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(place.resolve("modules"))) {
      place = place.getParent();
    }
    return place;
  }

  /** Every folder of a module. */
  static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT.resolve("modules"))) {
      return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).sorted().toList();
    }
  }

  /** The compiled classes of every module that has sources. */
  static List<Path> classes() throws IOException {
    return modules().stream()
        .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
        .map(module -> module.resolve("target/classes"))
        .filter(Files::isDirectory)
        .toList();
  }

  /** Every compiled {@code module-info}. */
  static List<Path> moduleInfos() throws IOException {
    return classes().stream()
        .map(classes -> classes.resolve("module-info.class"))
        .filter(Files::exists)
        .toList();
  }

  static ModuleDescriptor descriptor(Path moduleInfo) throws IOException {
    try (var in = Files.newInputStream(moduleInfo)) {
      return ModuleDescriptor.read(in);
    }
  }

  /** Java files below a module's {@code src/main/java} or {@code src/test/java}. */
  static List<Path> sources(Path module, String sourceSet) throws IOException {
    Path folder = module.resolve("src").resolve(sourceSet).resolve("java");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
