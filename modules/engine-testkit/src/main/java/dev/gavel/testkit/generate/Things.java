package dev.gavel.testkit.generate;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.time.Instant;
import java.util.List;

/**
 * Values of every kind, and what contexts are: things with members for each family of operators,
 * mostly of the right kind, and with things inside them.
 */
final class Things {
  static final List<String> NAMES = List.of("a", "b", "c", "a.b", "b.c", "a.b.c");

  private static final List<String> FLAT =
      List.of("a", "b", "c", "text", "tags", "when", "version", "place", "user");
  private static final List<String> NESTED = List.of("child", "items");

  private static final int MAX_ITEMS = 4;

  private final Choices choices;

  Things(Choices choices) {
    this.choices = choices;
  }

  Value value(int depth) {
    return switch (choices.below(depth == 0 ? 11 : 19)) {
      case 0, 1, 2, 3, 4 -> choices.common(Pools.NUMBERS);
      case 5, 6, 7, 8, 9 -> choices.common(Pools.STRINGS);
      case 10 -> choices.from(Pools.OTHERS);
      case 11, 12, 13, 14 -> choices.array(MAX_ITEMS, () -> value(depth - 1));
      default -> object(depth - 1);
    };
  }

  /** A thing, or now and then a value of another kind. */
  Value context() {
    return choices.oneIn(40) ? value(1) : thing(2);
  }

  private Value object(int depth) {
    ObjectValue.Builder object = ObjectValue.builder();
    for (int left = choices.below(MAX_ITEMS + 1); left > 0; left--) {
      object.put(choices.from(NAMES), value(depth));
    }
    return object.build();
  }

  /** The name of a member, of whatever family. */
  String name() {
    return choices.from(choices.oneIn(4) ? NESTED : FLAT);
  }

  /** Begins with any of its members, since later ones are missing when the choices run out. */
  private Value thing(int depth) {
    ObjectValue.Builder thing = ObjectValue.builder();
    members(FLAT, depth, thing);
    if (depth > 0) {
      members(NESTED, depth, thing);
    }
    for (int left = choices.below(3); left > 0; left--) {
      thing.put(choices.from(NAMES), value(depth));
    }
    return thing.build();
  }

  private void members(List<String> names, int depth, ObjectValue.Builder thing) {
    int first = choices.below(names.size());
    for (int at = 0; at < names.size(); at++) {
      String name = names.get((first + at) % names.size());
      int kind = choices.below(10);
      if (kind > 1) {
        thing.put(name, member(name, depth));
      } else if (kind == 1) {
        thing.put(name, value(1));
      }
    }
  }

  private Value member(String name, int depth) {
    return switch (name) {
      case "text" -> choices.common(Pools.TEXTS);
      case "tags" -> choices.array(MAX_ITEMS, () -> choices.common(Pools.TAGS));
      case "when" -> when();
      case "version" -> choices.from(choices.oneIn(8) ? Pools.BAD_VERSIONS : Pools.VERSIONS);
      case "place" -> choices.from(choices.oneIn(6) ? Pools.NO_POINTS : Pools.POINTS);
      case "user" -> choices.from(Pools.BUCKETED);
      case "child" -> thing(depth - 1);
      case "items" -> choices.array(3, () -> thing(depth - 1));
      default -> oftenAs(name);
    };
  }

  private Value oftenAs(String name) {
    return switch (choices.oneIn(3) ? "" : name) {
      case "a" -> choices.common(Pools.NUMBERS);
      case "b" -> choices.common(Pools.STRINGS);
      default -> value(1);
    };
  }

  private Value when() {
    return switch (choices.below(8)) {
      case 0, 1, 2 -> choices.from(Pools.TIMES);
      case 3 -> choices.from(Pools.MILLIS);
      case 4 -> choices.from(Pools.NO_TIMES);
      case 5 -> Value.of(moment().toEpochMilli());
      default -> Value.of(moment().toString());
    };
  }

  Instant moment() {
    return choices.from(Pools.MOMENTS).plusMillis(choices.from(Pools.MILLIS_AROUND));
  }
}
