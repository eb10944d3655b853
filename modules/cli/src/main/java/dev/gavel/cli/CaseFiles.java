package dev.gavel.cli;

import dev.gavel.cli.terminal.CliException;
import dev.gavel.cli.terminal.Input;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that a place on the command line stands for. */
final class CaseFiles {
  private CaseFiles() {}

  /** The file itself; of a directory, every {@code *.json} file in it and below, in order. */
  static List<String> at(String place) {
    if (place.equals(Input.STANDARD_INPUT) || !isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> below = Files.walk(Path.of(place))) {
      return below
          .filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      throw new CliException(
          "%s: this directory cannot be listed: %s".formatted(place, unreadable.getMessage()));
    }
  }

  private static boolean isDirectory(String place) {
    try {
      return Files.isDirectory(Path.of(place));
    } catch (InvalidPathException _) {
      return false; // told when it is read
    }
  }
}
