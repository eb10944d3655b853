package dev.gavel.rego.builtin.collection;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Objects united one after the other, without copying what is united already. */
final class ObjectUnion {
  private final Map<Value, Part> parts = new TreeMap<>(Value.ORDER);

  /** A value, and from the second object on that it was united with, their union. */
  private static final class Part {
    private Value value;
    private @Nullable ObjectUnion union;

    Part(Value value) {
      this.value = value;
    }

    void add(Value next) {
      if (!(value instanceof ObjectValue first) || !(next instanceof ObjectValue second)) {
        value = next;
        union = null;
        return;
      }
      if (union == null) {
        union = new ObjectUnion();
        union.add(first);
      }
      union.add(second);
    }

    Value value() {
      return union == null ? value : union.value();
    }
  }

  void add(ObjectValue object) {
    for (int i = 0; i < object.size(); i++) {
      Value value = object.value(i);
      Part known = parts.get(object.key(i));
      if (known == null) {
        parts.put(object.key(i), new Part(value));
      } else {
        known.add(value);
      }
    }
  }

  ObjectValue value() {
    ObjectValue.Builder object = ObjectValue.builder();
    parts.forEach((key, part) -> object.put(key, part.value()));
    return object.build();
  }
}
