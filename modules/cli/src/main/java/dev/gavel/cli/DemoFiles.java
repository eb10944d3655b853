package dev.gavel.cli;

import dev.gavel.cli.terminal.CliException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The sample snapshots, unpacked where they can be read and changed; closing removes them. */
final class DemoFiles implements AutoCloseable {
  static final List<String> ENVIRONMENTS = List.of("dev", "staging", "prod");

  private static final List<String> DOCUMENTS = List.of("version.json", "config.json");

  private final Path directory;

  private DemoFiles(Path directory) {
    this.directory = directory;
  }

  static DemoFiles unpack() {
    try {
      DemoFiles files = new DemoFiles(Files.createTempDirectory("gavel-demo-"));
      for (String environment : ENVIRONMENTS) {
        Path folder = Files.createDirectories(files.snapshots().resolve(environment));
        for (String document : DOCUMENTS) {
          try (InputStream sample = open(environment, document)) {
            Files.copy(sample, folder.resolve(document));
          }
        }
      }
      return files;
    } catch (IOException unwritable) {
      throw new CliException(
          "the samples cannot be written below %s: %s"
              .formatted(System.getProperty("java.io.tmpdir"), unwritable.getMessage()));
    }
  }

  private static InputStream open(String environment, String document) {
    String name = "demo/" + environment + "/" + document;
    InputStream sample = DemoFiles.class.getResourceAsStream(name);
    if (sample == null) {
      throw new IllegalStateException("gavel was built without " + name);
    }
    return sample;
  }

  /** Where a service finds them. */
  Path snapshots() {
    return directory.resolve("snapshots");
  }

  /** Where a service may keep what it has to. */
  Path state() {
    return directory.resolve("state");
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException stays) {
      throw new UncheckedIOException(stays);
    }
  }
}
