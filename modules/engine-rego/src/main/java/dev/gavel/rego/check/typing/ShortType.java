package dev.gavel.rego.check.typing;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.type.AnyType;
import dev.gavel.rego.type.ArrayType;
import dev.gavel.rego.type.FunctionType;
import dev.gavel.rego.type.KeyText;
import dev.gavel.rego.type.ObjectType;
import dev.gavel.rego.type.RecursiveType;
import dev.gavel.rego.type.ScalarType;
import dev.gavel.rego.type.SetType;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import java.util.ArrayList;
import java.util.List;

/** Types cut short for messages: an ellipsis stands for what is nested too deep. */
final class ShortType {
  static final String ELLIPSIS = "...";
  static final int WIDE = 32;

  private ShortType() {}

  /** In full when that is short, else the outermost constructor alone. */
  static String of(Type type) {
    String full = type.toString();
    return full.codePointCount(0, full.length()) <= WIDE ? full : of(type, 0);
  }

  /** With so many levels of what is inside. */
  static String of(Type type, int depth) {
    return switch (type) {
      case UnknownType _, ScalarType _, RecursiveType _ -> type.toString();
      case SetType set when set.element() == UnknownType.UNKNOWN -> type.toString();
      case SetType set -> "set[" + inner(set.element(), depth) + "]";
      case ArrayType array ->
          composite(
              "array",
              inner(array.items(), depth),
              array.isOpen() ? inner(array.rest(), depth) : "");
      case ObjectType object -> object(object, depth);
      case AnyType any -> any.isEverything() ? "any" : union(inner(any.members(), depth));
      case FunctionType function -> function(function, depth);
    };
  }

  private static String inner(Type type, int depth) {
    return depth == 0 ? ELLIPSIS : of(type, depth - 1);
  }

  private static List<String> inner(List<Type> types, int depth) {
    if (depth == 0) {
      return types.isEmpty() ? List.of() : List.of(ELLIPSIS);
    }
    return types.stream().map(type -> of(type, depth - 1)).toList();
  }

  private static String object(ObjectType object, int depth) {
    List<String> properties = new ArrayList<>();
    if (depth > 0) {
      object
          .properties()
          .forEach(one -> properties.add(property(one.key(), of(one.value(), depth - 1))));
    } else if (!object.properties().isEmpty()) {
      properties.add(ELLIPSIS);
    }
    ObjectType.Entries others = object.others();
    String rest = "";
    if (others != null) {
      rest =
          depth == 0
              ? ELLIPSIS
              : of(others.key(), depth - 1) + ": " + of(others.value(), depth - 1);
    }
    return composite("object", properties, rest);
  }

  private static String function(FunctionType function, int depth) {
    List<Type> types = new ArrayList<>();
    function.parameters().forEach(parameter -> types.add(parameter.type()));
    boolean nothing = function.isVoid();
    return function(
        inner(types, depth),
        nothing ? UnknownType.UNKNOWN.toString() : inner(function.result().type(), depth));
  }

  static String property(Value key, String type) {
    return KeyText.of(key) + ": " + type;
  }

  static String composite(String kind, List<String> parts, String rest) {
    return kind
        + (parts.isEmpty() ? "" : "<" + String.join(", ", parts) + ">")
        + (rest.isEmpty() ? "" : "[" + rest + "]");
  }

  static String union(List<String> members) {
    return members.isEmpty() ? "any" : "any<" + String.join(", ", members) + ">";
  }

  static String function(List<String> parameters, String result) {
    return "(" + String.join(", ", parameters) + ") => " + result;
  }
}
