package dev.gavel.rego.run.index;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Budget;
import org.jspecify.annotations.Nullable;

/**
 * Goes to the entries of a collection for which filters hold, in the order in which a scan would
 * come to them.
 */
public final class Visits {
  private final Value source;
  private final Filters filters;
  private final Value[] wanted;
  private final Budget budget;
  private final int end;
  private int next;
  private @Nullable Value key;
  private @Nullable Value value;

  private Visits(Value source, Filters filters, Value[] wanted, Budget budget) {
    this.source = source;
    this.filters = filters;
    this.wanted = wanted;
    this.budget = budget;
    this.end = size(source);
  }

  /** Looks at each entry. */
  public static Visits of(Value source, Filters filters, Value[] wanted, Budget budget) {
    return new Visits(source, filters, wanted, budget);
  }

  static int size(Value source) {
    return switch (source) {
      case ArrayValue array -> array.size();
      case ObjectValue object -> object.size();
      case SetValue set -> set.size();
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> 0;
    };
  }

  /** Goes to the next entry, if there is one. */
  public boolean next() {
    while (next < end) {
      budget.spend(1);
      move(next++);
      if (value != null && filters.hold(value, wanted)) {
        return true;
      }
    }
    return false;
  }

  private void move(int rank) {
    switch (source) {
      case ArrayValue array -> {
        key = NumberValue.of(rank);
        value = array.get(rank);
      }
      case ObjectValue object -> {
        int at = object.ranked(rank);
        key = object.key(at);
        value = object.value(at);
      }
      case SetValue set -> {
        key = set.get(rank);
        value = key;
      }
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> {}
    }
  }

  /** The index, key or element of the entry. */
  public @Nullable Value key() {
    return key;
  }

  /** The entry's value. */
  public @Nullable Value value() {
    return value;
  }
}
