package dev.gavel.rego.run;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;

/**
 * How much may still be answered, as JSON. It stops counting where the room ends: values share their
 * parts, so a small one can be endless in print.
 */
final class ResultRoom {
  private long left;

  ResultRoom(long bytes) {
    left = bytes;
  }

  /** Takes what the value needs, and says whether it was there. */
  boolean holds(Value value) {
    left -= ownLength(value);
    return left >= 0
        && switch (value) {
          case ArrayValue array -> holdsAll(array);
          case SetValue set -> holdsAll(set);
          case ObjectValue object -> holdsEntries(object);
          case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> true;
        };
  }

  private boolean holdsAll(Iterable<Value> items) {
    for (Value item : items) {
      if (!holds(item)) {
        return false;
      }
    }
    return true;
  }

  private boolean holdsEntries(ObjectValue object) {
    for (int i = 0; i < object.size(); i++) {
      if (!holds(object.key(i)) || !holds(object.value(i))) {
        return false;
      }
    }
    return true;
  }

  /** With the comma or colon that follows. */
  private static long ownLength(Value value) {
    return switch (value) {
      case StringValue string -> string.text().length() + 3L;
      case NumberValue number -> number.toString().length() + 1L;
      case ArrayValue _, SetValue _, ObjectValue _ -> 2;
      case NullValue _, BooleanValue _ -> 5;
    };
  }
}
