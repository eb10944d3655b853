package dev.gavel.rego.plan.index;

import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;

/** What a value must be for a block to come to its end. What is undefined passes no test. */
public sealed interface Test {

  boolean passes(Value value);

  /** One of these. */
  record OneOf(SetValue values) implements Test {
    @Override
    public boolean passes(Value value) {
      return values.size() == 1 ? values.get(0).equals(value) : values.contains(value);
    }

    @Override
    public String toString() {
      return values.size() == 1 ? "= " + values.get(0) : "in " + values;
    }
  }

  /**
   * A string that starts so. What is no string passes: the built-in that the block calls fails for
   * it, and that is to be heard.
   */
  record StartsWith(String prefix) implements Test {
    @Override
    public boolean passes(Value value) {
      return !(value instanceof StringValue string) || string.text().startsWith(prefix);
    }

    @Override
    public String toString() {
      return "starts with " + StringValue.of(prefix);
    }
  }

  /** Anything but this. */
  record OtherThan(Value excluded) implements Test {
    @Override
    public boolean passes(Value value) {
      return !excluded.equals(value);
    }

    @Override
    public String toString() {
      return "is not " + excluded;
    }
  }
}
