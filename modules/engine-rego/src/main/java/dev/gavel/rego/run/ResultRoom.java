package dev.gavel.rego.run;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.evaluation.EvaluationException;

/**
 * How much may still be answered, as JSON. It stops counting where the room ends: values share
 * their parts, so a small one can be endless in print.
 */
final class ResultRoom {
  /** Whoever writes or compares a value goes down as deep as it is nested. */
  private static final int DEEPEST = 1000;

  private final long bytes;
  private long left;

  ResultRoom(long bytes) {
    this.bytes = bytes;
    this.left = bytes;
  }

  void take(Value result, Location at) {
    take(result, at, 0);
  }

  private void take(Value value, Location at, int depth) {
    left -= ownLength(value);
    if (left < 0) {
      throw refused(at, "the result is longer than its limit of " + bytes + " bytes");
    }
    if (depth > DEEPEST) {
      throw refused(at, "the result is nested more than " + DEEPEST + " deep");
    }
    switch (value) {
      case ArrayValue array -> array.forEach(item -> take(item, at, depth + 1));
      case SetValue set -> set.forEach(element -> take(element, at, depth + 1));
      case ObjectValue object -> {
        for (int i = 0; i < object.size(); i++) {
          take(object.key(i), at, depth + 1);
          take(object.value(i), at, depth + 1);
        }
      }
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> {}
    }
  }

  private static EvaluationException refused(Location at, String why) {
    return new EvaluationException(EvaluationException.INTERNAL, at, why);
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
