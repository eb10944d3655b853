package dev.gavel.rego.builtin.library;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.Kind;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import java.util.Map;

/** What kind a value is, and the casts of old that insist on one. */
final class Types {
  private Types() {}

  static Map<String, Builtin> all() {
    return Map.ofEntries(
        is("is_null", Kind.NULL),
        is("is_boolean", Kind.BOOLEAN),
        is("is_number", Kind.NUMBER),
        is("is_string", Kind.STRING),
        is("is_array", Kind.ARRAY),
        is("is_object", Kind.OBJECT),
        is("is_set", Kind.SET),
        Map.entry("type_name", (_, operands) -> StringValue.of(Operands.kind(operands[0]))),
        cast("cast_null", Kind.NULL, "null"),
        cast("cast_boolean", Kind.BOOLEAN, "boolean"),
        cast("cast_string", Kind.STRING, "string"),
        cast("cast_object", Kind.OBJECT, "object"),
        Map.entry("cast_array", (_, operands) -> toArray(operands[0])),
        Map.entry("cast_set", (_, operands) -> toSet(operands[0])));
  }

  private static Map.Entry<String, Builtin> is(String name, Kind kind) {
    return Map.entry(name, (_, operands) -> BooleanValue.of(operands[0].kind() == kind));
  }

  private static Map.Entry<String, Builtin> cast(String name, Kind kind, String expected) {
    return Map.entry(
        name,
        (_, operands) -> {
          if (operands[0].kind() != kind) {
            throw Operands.wrongKind(1, operands[0], expected);
          }
          return operands[0];
        });
  }

  private static Value toArray(Value value) {
    return switch (value) {
      case ArrayValue array -> array;
      case SetValue set -> set.toArray();
      default -> throw Operands.wrongKind(1, value, "array", "set");
    };
  }

  private static Value toSet(Value value) {
    return switch (value) {
      case ArrayValue array -> SetValue.of(array.asList());
      case SetValue set -> set;
      default -> throw Operands.wrongKind(1, value, "array", "set");
    };
  }
}
