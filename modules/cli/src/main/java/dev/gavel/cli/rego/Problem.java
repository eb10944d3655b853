package dev.gavel.cli.rego;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.evaluation.EvaluationException;
import java.util.List;

/**
 * What went wrong, as an item of the {@code errors} of OPA's JSON.
 *
 * @param code empty where there is none
 */
record Problem(String message, String code, Location at, List<String> details) {

  /** How plans call the text of a query, which has no file. */
  private static final String QUERY = "<query>";

  static Problem of(Mistake mistake) {
    return new Problem(mistake.message(), mistake.code(), mistake.at(), mistake.details());
  }

  static Problem of(EvaluationException error) {
    Location at = error.at();
    Location shown =
        at.file().equals(QUERY)
            ? new Location("", at.row(), at.column(), at.offset(), at.text())
            : at;
    return new Problem(String.valueOf(error.getMessage()), error.code(), shown, List.of());
  }

  static Problem of(String message) {
    return new Problem(message, "", Location.NONE, List.of());
  }

  /** As OPA prints it: place, code, message. */
  String text() {
    return (at.row() == 0 ? "" : at + ": ") + (code.isEmpty() ? "" : code + ": ") + message;
  }

  static Value json(List<Problem> problems) {
    return ArrayValue.of(problems.stream().map(Problem::json).toList());
  }

  private Value json() {
    ObjectValue.Builder json = ObjectValue.builder().put("message", StringValue.of(message));
    if (!code.isEmpty()) {
      json.put("code", StringValue.of(code));
    }
    if (at.row() > 0) {
      json.put("location", location());
    }
    if (!details.isEmpty()) {
      json.put("details", isDrawing() ? drawing() : lines());
    }
    return json.build();
  }

  private Value location() {
    return ObjectValue.builder()
        .put("file", StringValue.of(at.file()))
        .put("row", NumberValue.of(at.row()))
        .put("col", NumberValue.of(at.column()))
        .build();
  }

  /** Whether the details are a line and a caret under it. */
  private boolean isDrawing() {
    return code.equals(Mistake.PARSE)
        && details.size() == 2
        && details.getLast().stripLeading().equals("^");
  }

  private Value drawing() {
    return ObjectValue.builder()
        .put("line", StringValue.of(details.getFirst()))
        .put("idx", NumberValue.of(details.getLast().length() - 1))
        .build();
  }

  private Value lines() {
    return ArrayValue.of(details.stream().map(StringValue::of).toList());
  }
}
