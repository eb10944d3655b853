package dev.gavel.cli.terminal;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Place;

/**
 * A mistake as one line that begins with its file and place, in the form that editors make
 * clickable: {@code config.json:/experiments/0/key: message (hint)}, {@code config.json:3:14:
 * message}.
 */
public final class MistakeLine {
  private MistakeLine() {}

  public static String of(String file, Diagnostic mistake) {
    String place =
        switch (mistake.place()) {
          case Place.Pointer(String pointer) -> pointer.isEmpty() ? "" : ":" + pointer;
          case Place.Text(int line, int column) -> ":" + line + ":" + column;
          case Place.File(String inside, int line, int column) ->
              ":" + inside + ":" + line + ":" + column;
        };
    String hint = mistake.hint().isEmpty() ? "" : " (" + mistake.hint() + ")";
    String severity = mistake.isError() ? "" : "warning: ";
    return file + place + ": " + severity + mistake.message() + hint;
  }
}
