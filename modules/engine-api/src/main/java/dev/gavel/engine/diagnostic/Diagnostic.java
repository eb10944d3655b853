package dev.gavel.engine.diagnostic;

import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;

/**
 * One mistake.
 *
 * @param code stable and for machines: {@code unknown_operator}
 * @param message one sentence that says what is wrong, without a full stop
 * @param hint what would be right; empty when the message says it already
 */
public record Diagnostic(Severity severity, String code, Place place, String message, String hint) {

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
