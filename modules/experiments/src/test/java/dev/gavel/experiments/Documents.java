package dev.gavel.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.experiments.Reading.Accepted;
import dev.gavel.experiments.Reading.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Snapshot documents of the tests; JSON in single quotes, so that tables stay readable. */
final class Documents {
  private static final String VARIANTS = "'variants': [{'key': 'a'}, {'key': 'b'}]";

  private Documents() {}

  static String resource(String name) {
    try (InputStream file = Documents.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Reading read(String json) {
    return SnapshotReader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  static Accepted accepted(String json) {
    Reading reading = read(json);
    assertThat(reading).isInstanceOf(Accepted.class);
    return (Accepted) reading;
  }

  static Snapshot snapshot(String json) {
    return accepted(json).snapshot();
  }

  static List<Diagnostic> mistakes(String json) {
    Reading reading = read(json);
    assertThat(reading).isInstanceOf(Refused.class);
    return ((Refused) reading).mistakes();
  }

  /** Each mistake as a table has it: its place and its code. */
  static List<String> places(String json) {
    return mistakes(json).stream().map(each -> each.place() + " " + each.code()).toList();
  }

  /** A snapshot of these experiments. */
  static String of(String... experiments) {
    return "{'version': 1, 'experiments': [" + String.join(", ", experiments) + "]}";
  }

  /** A sound experiment with variants a and b, and these fields besides. */
  static String experiment(String key, String fields) {
    return "{'key': '" + key + "', " + VARIANTS + (fields.isEmpty() ? "" : ", " + fields) + "}";
  }

  /** A snapshot of one sound experiment with variants a and b, and these fields besides. */
  static String with(String fields) {
    return of(experiment("x", fields));
  }
}
