package dev.gavel.engine.diagnostic;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;

/**
 * One mistake.
 *
 * @param code stable and for machines: {@code unknown_operator}
 * @param message one sentence that says what is wrong, without a full stop
 * @param hint what would be right; empty when the message says it already
 */
public record Diagnostic(Severity severity, String code, Place place, String message, String hint) {
  private static final int LONGEST_SHOWN = 60;

  public static Diagnostic error(String code, Place place, String message, String hint) {
    return new Diagnostic(Severity.ERROR, code, place, message, hint);
  }

  public static Diagnostic warning(String code, Place place, String message, String hint) {
    return new Diagnostic(Severity.WARNING, code, place, message, hint);
  }

  /** The mistake of a document that is no JSON at all. */
  public static Diagnostic of(JsonException unreadable) {
    Place place =
        unreadable.line() > 0
            ? new Place.Text(unreadable.line(), unreadable.column())
            : Place.Pointer.ROOT;
    return error("invalid_json", place, String.valueOf(unreadable.getMessage()), "");
  }

  /** A value as a message shows it: scalars whole while they are short, the rest by their kind. */
  public static String shown(Value value) {
    boolean scalar =
        switch (value) {
          case ArrayValue _, ObjectValue _, SetValue _ -> false;
          case StringValue string -> string.text().length() <= LONGEST_SHOWN;
          case NullValue _, BooleanValue _, NumberValue _ -> true;
        };
    String text = scalar ? value.toString() : value.kind().noun();
    return text.length() <= LONGEST_SHOWN ? text : value.kind().noun();
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** For an error answer's details. */
  public ObjectValue toValue() {
    ObjectValue.Builder value =
        ObjectValue.builder()
            .put("code", StringValue.of(code))
            .put("place", StringValue.of(place.toString()))
            .put("message", StringValue.of(message));
    return hint.isEmpty() ? value.build() : value.put("hint", StringValue.of(hint)).build();
  }

  @Override
  public String toString() {
    String where = place.toString();
    return (where.isEmpty() ? "the document" : where)
        + ": "
        + message
        + (hint.isEmpty() ? "" : " (" + hint + ")");
  }
}
