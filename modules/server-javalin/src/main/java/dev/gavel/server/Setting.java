package dev.gavel.server;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One setting: an environment variable, what it is without one, and what it means.
 *
 * @param usual what it is when the variable is missing or empty, as one would write it
 * @param description one sentence
 * @param secret whether its value must not be shown
 * @param reader makes the value of its text; throws {@link IllegalArgumentException} with what it
 *     must be
 */
public record Setting<T extends @Nullable Object>(
    String name, String usual, String description, boolean secret, Function<String, T> reader) {

  Setting(String name, String usual, String description, Function<String, T> reader) {
    this(name, usual, description, false, reader);
  }

  /** One whose value nobody gets to see; its reader gets an empty text when it is not set. */
  static <T extends @Nullable Object> Setting<T> secret(
      String name, String description, Function<String, T> reader) {
    return new Setting<>(name, "", description, true, reader);
  }

  /**
   * The setting's value.
   *
   * @throws IllegalArgumentException naming the variable, what it is and what it must be
   */
  T read(Map<String, String> variables) {
    String text = variables.getOrDefault(name, "");
    String given = text.isBlank() ? usual : text.strip();
    try {
      return reader.apply(given);
    } catch (IllegalArgumentException wrong) {
      throw refused(given, wrong);
    }
  }

  /** The sentence that stops the start. */
  IllegalArgumentException refused(Object given, IllegalArgumentException wrong) {
    return secret
        ? new IllegalArgumentException("%s %s".formatted(name, wrong.getMessage()))
        : new IllegalArgumentException(
            "%s is '%s', but %s".formatted(name, given, wrong.getMessage()), wrong);
  }
}
