package dev.gavel.rego.builtin.schema;

import dev.gavel.engine.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A version of JSON Schema; a schema that names none may use what is in any of them. */
enum Draft {
  DRAFT_4("04"),
  DRAFT_6("06"),
  DRAFT_7("07"),
  ANY("");

  private final String number;

  Draft(String number) {
    this.number = number;
  }

  static @Nullable Draft of(String url) {
    for (Draft draft : values()) {
      if (draft != ANY && url.equals(draft.url())) {
        return draft;
      }
    }
    return null;
  }

  private String url() {
    return "http://json-schema.org/draft-" + number + "/schema";
  }

  boolean isAtLeast(Draft other) {
    return compareTo(other) >= 0;
  }

  /** The schema of schemas. */
  Value metaSchema() {
    try (InputStream in = Draft.class.getResourceAsStream("draft-" + number + ".json")) {
      byte[] json = Objects.requireNonNull(in, number).readAllBytes();
      return Value.parse(new String(json, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
