package dev.gavel.rego.oracle;

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

/** Makes up inputs that are like the one a program was made for, and in places are not. */
final class InputMaker {
  private static final int CHANGED_PERCENT = 12;

  private final Chance chance;

  private InputMaker(Chance chance) {
    this.chance = chance;
  }

  static Value input(Program program, long seed) {
    return new InputMaker(new Chance(seed)).like(program.input());
  }

  private Value like(Value value) {
    if (chance.percent(CHANGED_PERCENT)) {
      return other();
    }
    return switch (value) {
      case ObjectValue object -> {
        ObjectValue.Builder changed = ObjectValue.builder();
        for (int i = 0; i < object.size(); i++) {
          if (!chance.percent(CHANGED_PERCENT / 2)) {
            changed.put(object.key(i), like(object.value(i)));
          }
        }
        yield changed.build();
      }
      case ArrayValue array -> {
        List<Value> items = new ArrayList<>();
        array.forEach(item -> items.add(like(item)));
        if (chance.percent(CHANGED_PERCENT)) {
          items.add(other());
        }
        yield ArrayValue.of(items);
      }
      case NullValue _, BooleanValue _, NumberValue _, StringValue _, SetValue _ -> value;
    };
  }

  private Value other() {
    return Value.parse(
        chance.one(
            "null",
            "true",
            "false",
            "0",
            "1",
            "2",
            "2.5",
            "1.0",
            "-1",
            "\"a\"",
            "\"b\"",
            "\"x\"",
            "\"\"",
            "[]",
            "[1, 2]",
            "{}",
            "{\"a\": 1}",
            "{\"k\": \"a\", \"v\": 1}"));
  }
}
