package dev.gavel.benchmarks.rego;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A policy to measure: {@code policy.rego}, {@code data.json}, {@code input.json}, {@code
 * query.txt}, and {@code expected.json}, which an answer is checked against before it is timed.
 */
record PolicyFolder(Path folder) {
  String name() {
    return folder.getFileName().toString();
  }

  byte[] bytes(String file) {
    try {
      return Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String file) {
    try {
      return Files.readString(folder.resolve(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Value json(String file) {
    return Value.parse(text(file));
  }

  void check(Value answer) {
    Value expected = json("expected.json");
    if (!comparable(Value.parse(answer.toString())).equals(comparable(expected))) {
      throw new IllegalStateException(name() + " answers " + answer + ", not " + expected);
    }
  }

  /** A set is an array in JSON, and some engines tell it in no order. */
  private static Value comparable(Value json) {
    return json instanceof ArrayValue array ? array.sorted() : json;
  }
}
