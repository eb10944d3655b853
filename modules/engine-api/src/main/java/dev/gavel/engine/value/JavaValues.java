package dev.gavel.engine.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plain Java objects to values. */
final class JavaValues {
  /** As deep as JSON may be, and deep enough to end where something holds itself. */
  private static final int DEEPEST = 1_000;

  private JavaValues() {}

  static Value convert(@Nullable Object java) {
    return convert(java, 0);
  }

  private static Value convert(@Nullable Object java, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException(
          "the value is nested more than %d deep, or holds itself".formatted(DEEPEST));
    }
    return switch (java) {
      case null -> NullValue.NULL;
      case Value value -> value;
      case Boolean truth -> BooleanValue.of(truth);
      case CharSequence text -> StringValue.of(text.toString());
      case Number number -> number(number);
      case Map<?, ?> map -> object(map, depth + 1);
      case Set<?> set -> SetValue.of(list(set, depth + 1));
      case Iterable<?> items -> ArrayValue.of(list(items, depth + 1));
      case Object[] items -> ArrayValue.of(list(Arrays.asList(items), depth + 1));
      case Enum<?> constant -> StringValue.of(constant.name());
      default ->
          throw new IllegalArgumentException(
              java.getClass().getName() + " has no JSON counterpart");
    };
  }

  private static NumberValue number(Number number) {
    return switch (number) {
      case Byte b -> NumberValue.of(b);
      case Short s -> NumberValue.of(s);
      case Integer i -> NumberValue.of(i);
      case Long l -> NumberValue.of(l);
      case Float f -> NumberValue.parse(f.toString());
      case Double d -> NumberValue.of(d);
      case BigInteger integer -> NumberValue.parse(integer.toString());
      case BigDecimal decimal -> NumberValue.of(decimal);
      default ->
          throw new IllegalArgumentException(
              number.getClass().getName() + " has no JSON counterpart");
    };
  }

  private static ObjectValue object(Map<?, ?> map, int depth) {
    ObjectValue.Builder builder = ObjectValue.builder();
    map.forEach((key, value) -> builder.put(key(key, depth), convert(value, depth)));
    return builder.build();
  }

  /** Rules look attributes up by keys that are shared, and find those fastest. */
  private static Value key(@Nullable Object key, int depth) {
    return key instanceof String name ? StringValue.key(name) : convert(key, depth);
  }

  private static List<Value> list(Iterable<?> items, int depth) {
    List<Value> values = new ArrayList<>();
    items.forEach(item -> values.add(convert(item, depth)));
    return values;
  }
}
