package dev.gavel.rego.opacases;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case.
 *
 * @param inputTerm the input as Rego; takes the place of the input
 * @param wantResult the bindings of all solutions; null where the case does not say
 * @param sorted whether the items of bound arrays are in no order
 */
public record OpaCase(
    String note,
    List<String> modules,
    String query,
    Value data,
    @Nullable Value input,
    @Nullable String inputTerm,
    @Nullable List<Value> wantResult,
    @Nullable Boolean wantDefined,
    @Nullable String wantErrorCode,
    @Nullable String wantError,
    boolean sorted,
    boolean strict) {

  static OpaCase of(ObjectValue fields) {
    return new OpaCase(
        Fields.text(fields, "note"),
        Fields.texts(fields, "modules"),
        Fields.text(fields, "query"),
        Fields.object(fields, "data"),
        fields.get("input"),
        Fields.maybeText(fields, "input_term"),
        Fields.maybeList(fields, "want_result"),
        Fields.maybeTruth(fields, "want_defined"),
        Fields.maybeText(fields, "want_error_code"),
        Fields.maybeText(fields, "want_error"),
        Boolean.TRUE.equals(Fields.maybeTruth(fields, "sort_bindings")),
        Boolean.TRUE.equals(Fields.maybeTruth(fields, "strict_error")));
  }

  boolean wantsError() {
    return wantErrorCode != null || wantError != null;
  }
}
