package dev.gavel.rego.plan.index;

import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a value must be; what is undefined passes no test. */
public sealed interface Test {

  boolean holds(Value value);

  static boolean holds(Test test, @Nullable Value value) {
    return value != null && test.holds(value);
  }

  /** One of these, each of which is there once. */
  record OneOf(List<Value> values) implements Test {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public boolean holds(Value value) {
      return values.contains(value);
    }
  }

  /** A string that starts so. */
  record StartsWith(String prefix) implements Test {
    @Override
    public boolean holds(Value value) {
      return value instanceof StringValue string && string.text().startsWith(prefix);
    }
  }

  /** Anything. */
  record Defined() implements Test {
    @Override
    public boolean holds(Value value) {
      return true;
    }
  }
}
