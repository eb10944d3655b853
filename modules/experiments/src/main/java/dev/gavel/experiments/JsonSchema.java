package dev.gavel.experiments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The shape of documents in the words of JSON Schema, for editors that check and complete what is
 * being written. A schema cannot say all that the readers and the engines do.
 */
public enum JsonSchema {
  SNAPSHOT,
  RULES;

  public String text() {
    String file = name().toLowerCase(Locale.ROOT) + ".schema.json";
    try (InputStream schema = JsonSchema.class.getResourceAsStream(file)) {
      if (schema == null) {
        throw new IllegalStateException("gavel was built without " + file);
      }
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
