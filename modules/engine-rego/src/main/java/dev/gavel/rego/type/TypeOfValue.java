package dev.gavel.rego.type;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The type of a value that is there; sets count as arrays, as they do in JSON. */
final class TypeOfValue {
  private TypeOfValue() {}

  static Type of(Value value) {
    return switch (value) {
      case NullValue _ -> ScalarType.NULL;
      case BooleanValue _ -> ScalarType.BOOLEAN;
      case NumberValue _ -> ScalarType.NUMBER;
      case StringValue _ -> ScalarType.STRING;
      case ArrayValue array -> array(array);
      case SetValue set -> array(set);
      case ObjectValue object -> object(object);
    };
  }

  private static Type array(Iterable<Value> items) {
    List<Type> types = new ArrayList<>();
    items.forEach(item -> types.add(of(item)));
    return ArrayType.of(types);
  }

  private static Type object(ObjectValue object) {
    List<ObjectType.Property> properties = new ArrayList<>();
    for (int i = 0; i < object.size(); i++) {
      properties.add(new ObjectType.Property(object.key(i), of(object.value(i))));
    }
    return ObjectType.of(properties, null);
  }
}
