package dev.gavel.conditions.path;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.ObjectValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The JSONPath Compliance Test Suite, which is not part of this project: one file, named by the
 * system property {@code gavel.jsonpath.cts}, or found next to a directory above this one.
 */
final class ComplianceSuite {
  static final String PROPERTY = "gavel.jsonpath.cts";

  private static final String PLACE = "shared/peer-data/jsonpath/cts.json";

  private ComplianceSuite() {}

  static @Nullable ArrayValue tests() {
    Path file = file();
    if (file == null) {
      return null;
    }
    try {
      return (ArrayValue) ((ObjectValue) JsonReader.read(Files.readAllBytes(file))).get("tests");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static @Nullable Path file() {
    String named = System.getProperty(PROPERTY);
    if (named != null) {
      return Path.of(named);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(PLACE))) {
        return at.resolve(PLACE);
      }
    }
    return null;
  }
}
