package dev.gavel.cli.rego;

import dev.gavel.cli.terminal.CliException;
import dev.gavel.cli.terminal.Input;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.rego.RegoSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The policies that a place on the command line stands for. */
final class RegoFiles {
  private RegoFiles() {}

  /** The file itself; of a directory, every {@code *.rego} file in it and below, in order. */
  static List<String> at(String place) {
    if (place.equals(Input.STANDARD_INPUT) || !Files.isDirectory(Path.of(place))) {
      return List.of(place);
    }
    try (Stream<Path> below = Files.walk(Path.of(place))) {
      return below
          .filter(file -> file.toString().endsWith(".rego") && Files.isRegularFile(file))
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      throw new CliException(
          "%s: this directory cannot be listed: %s".formatted(place, unreadable.getMessage()));
    }
  }

  static RegoSource read(String file, Terminal terminal) {
    return new RegoSource(
        Input.shown(file), new String(Input.read(file, terminal), StandardCharsets.UTF_8));
  }
}
