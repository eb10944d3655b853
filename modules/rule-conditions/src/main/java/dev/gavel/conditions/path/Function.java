package dev.gavel.conditions.path;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The functions of the RFC, and how many arguments each takes. */
enum Function {
  LENGTH(1),
  COUNT(1),
  VALUE(1),
  MATCH(2),
  SEARCH(2);

  private final int arguments;

  Function(int arguments) {
    this.arguments = arguments;
  }

  static @Nullable Function named(String word) {
    for (Function function : values()) {
      if (function.word().equals(word)) {
        return function;
      }
    }
    return null;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  int arguments() {
    return arguments;
  }
}
