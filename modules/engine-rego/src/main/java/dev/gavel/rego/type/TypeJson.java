package dev.gavel.rego.type;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.type.FunctionType.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types as JSON, as plans and lists of capabilities hold them. */
public final class TypeJson {
  private TypeJson() {}

  public static ObjectValue write(Type type) {
    return write(type, "");
  }

  private static ObjectValue write(Parameter parameter) {
    return write(parameter.type(), parameter.name());
  }

  /** The keys in the order of the alphabet. */
  private static ObjectValue write(Type type, String name) {
    ObjectValue.Builder json = ObjectValue.builder();
    switch (type) {
      case UnknownType _, ScalarType _ -> named(json, name);
      case SetType set -> set(json, set, name);
      case AnyType any -> any(json, any, name);
      case ArrayType array -> array(json, array, name);
      case ObjectType object -> object(json, object, name);
      case FunctionType function -> function(json, function);
      case RecursiveType recursive -> {
        return json.put("name", StringValue.of(recursive.name())).build();
      }
    }
    json.put("type", StringValue.of(type.kind()));
    if (type instanceof FunctionType function && function.isVariadic()) {
      json.put("variadic", write(function.variadic()));
    }
    return json.build();
  }

  private static void set(ObjectValue.Builder json, SetType set, String name) {
    named(json, name);
    if (set.element() != UnknownType.UNKNOWN) {
      json.put("of", write(set.element()));
    }
  }

  private static void any(ObjectValue.Builder json, AnyType any, String name) {
    named(json, name);
    if (!any.isEverything()) {
      json.put("of", list(any.members()));
    }
  }

  private static void named(ObjectValue.Builder json, String name) {
    if (!name.isEmpty()) {
      json.put("name", StringValue.of(name));
    }
  }

  private static void array(ObjectValue.Builder json, ArrayType array, String name) {
    if (array.isOpen()) {
      json.put("dynamic", write(array.rest()));
    }
    named(json, name);
    if (!array.items().isEmpty()) {
      json.put("static", list(array.items()));
    }
  }

  private static void object(ObjectValue.Builder json, ObjectType object, String name) {
    ObjectType.Entries others = object.others();
    if (others != null) {
      json.put("dynamic", entry(write(others.key()), others.value()));
    }
    named(json, name);
    if (!object.properties().isEmpty()) {
      json.put(
          "static",
          ArrayValue.of(
              object.properties().stream()
                  .map(property -> entry(property.key(), property.value()))
                  .toList()));
    }
  }

  private static ObjectValue entry(Value key, Type value) {
    return ObjectValue.builder().put("key", key).put("value", write(value)).build();
  }

  private static void function(ObjectValue.Builder json, FunctionType function) {
    if (function.arity() > 0) {
      json.put("args", ArrayValue.of(function.parameters().stream().map(TypeJson::write).toList()));
    }
    if (!function.isVoid()) {
      json.put("result", write(function.result()));
    }
  }

  private static ArrayValue list(List<Type> types) {
    return ArrayValue.of(types.stream().map(TypeJson::write).toList());
  }

  /**
   * Reads a type; names of arguments are not kept, nor are they by OPA.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Type read(@Nullable Value json) {
    ObjectValue object = json instanceof ObjectValue is ? is : ObjectValue.EMPTY;
    String kind = object.get("type") instanceof StringValue text ? text.text() : "";
    return switch (kind) {
      case "null" -> ScalarType.NULL;
      case "boolean" -> ScalarType.BOOLEAN;
      case "number" -> ScalarType.NUMBER;
      case "string" -> ScalarType.STRING;
      case "array" -> ArrayType.of(types(object.get("static")), optional(object.get("dynamic")));
      case "object" -> readObject(object);
      case "set" -> new SetType(optional(object.get("of")));
      case "any" -> AnyType.of(types(object.get("of")));
      case "function" -> readFunction(object);
      default -> throw new IllegalArgumentException("unsupported type '" + kind + "'");
    };
  }

  private static Type optional(@Nullable Value json) {
    return json == null ? UnknownType.UNKNOWN : read(json);
  }

  private static Type readObject(ObjectValue json) {
    List<ObjectType.Property> properties = new ArrayList<>();
    for (Value entry : items(json.get("static"))) {
      Value key = entry instanceof ObjectValue property ? property.get("key") : null;
      if (entry instanceof ObjectValue property && key != null) {
        properties.add(new ObjectType.Property(key, read(property.get("value"))));
      }
    }
    return ObjectType.of(
        properties,
        json.get("dynamic") instanceof ObjectValue others
            ? new ObjectType.Entries(read(others.get("key")), read(others.get("value")))
            : null);
  }

  private static FunctionType readFunction(ObjectValue json) {
    List<Parameter> parameters =
        types(json.get("args")).stream().map(type -> new Parameter("", type)).toList();
    return new FunctionType(
        parameters,
        optional(json.get("variadic")),
        new Parameter("", optional(json.get("result"))));
  }

  private static List<Type> types(@Nullable Value list) {
    List<Type> types = new ArrayList<>();
    items(list).forEach(item -> types.add(read(item)));
    return types;
  }

  private static Iterable<Value> items(@Nullable Value list) {
    return list instanceof ArrayValue array ? array : List.of();
  }
}
