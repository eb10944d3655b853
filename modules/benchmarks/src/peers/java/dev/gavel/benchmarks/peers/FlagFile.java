package dev.gavel.benchmarks.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Flags in a file of their own, for a product that reads them from nowhere else. */
record FlagFile(Path path) implements AutoCloseable {

  static FlagFile of(String json) {
    try {
      return new FlagFile(Files.writeString(Files.createTempFile("flags", ".json"), json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
