package dev.gavel.rego.type;

import java.util.ArrayList;
import java.util.List;

/**
 * Types as OPA prints them. Types share their parts, so that a small one can be endless in print:
 * it ends in an ellipsis where nobody would read on.
 */
final class TypeText {
  private static final int LONGEST = 1 << 16;
  private static final int DEEPEST = 200;
  private static final String ELLIPSIS = "...";

  private final StringBuilder out = new StringBuilder();
  private int depth;

  private TypeText() {}

  static String of(Type type) {
    TypeText text = new TypeText();
    text.add(type);
    return text.out.toString();
  }

  private TypeText add(Type type) {
    if (out.length() > LONGEST || depth > DEEPEST) {
      return add(ELLIPSIS);
    }
    depth++;
    switch (type) {
      case UnknownType _, ScalarType _, RecursiveType _ -> add(type.toString());
      case SetType set when set.element() == UnknownType.UNKNOWN -> add("set");
      case SetType set -> add("set[").add(set.element()).add("]");
      case ArrayType array -> array(array);
      case ObjectType object -> object(object);
      case AnyType any when any.isEverything() -> add("any");
      case AnyType any -> add("any<").addAll(any.members()).add(">");
      case FunctionType function -> function(function);
    }
    depth--;
    return this;
  }

  private TypeText add(String text) {
    out.append(text);
    return this;
  }

  private TypeText addAll(List<Type> types) {
    String separator = "";
    for (Type type : types) {
      add(separator).add(type);
      separator = ", ";
      if (out.length() > LONGEST) {
        break;
      }
    }
    return this;
  }

  private void array(ArrayType array) {
    add("array");
    if (!array.items().isEmpty()) {
      add("<").addAll(array.items()).add(">");
    }
    if (array.isOpen()) {
      add("[").add(array.rest()).add("]");
    }
  }

  private void object(ObjectType object) {
    add("object");
    String separator = "<";
    for (ObjectType.Property property : object.properties()) {
      add(separator).add(KeyText.of(property.key())).add(": ").add(property.value());
      separator = ", ";
      if (out.length() > LONGEST) {
        break;
      }
    }
    add(object.properties().isEmpty() ? "" : ">");
    ObjectType.Entries others = object.others();
    if (others != null) {
      add("[").add(others.key()).add(": ").add(others.value()).add("]");
    }
  }

  private void function(FunctionType function) {
    List<Type> parameters = new ArrayList<>();
    function.parameters().forEach(parameter -> parameters.add(parameter.type()));
    add("(").addAll(parameters);
    if (function.isVariadic()) {
      add(parameters.isEmpty() ? "" : ", ").add(function.variadic()).add("...");
    }
    add(") => ").add(function.result().type());
  }
}
