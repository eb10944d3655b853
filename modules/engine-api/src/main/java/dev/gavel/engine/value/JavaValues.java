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
  private JavaValues() {}

  static Value convert(@Nullable Object java) {
    return switch (java) {
      case null -> NullValue.NULL;
      case Value value -> value;
      case Boolean truth -> BooleanValue.of(truth);
      case CharSequence text -> StringValue.of(text.toString());
      case Number number -> number(number);
      case Map<?, ?> map -> object(map);
      case Set<?> set -> SetValue.of(list(set));
      case Iterable<?> items -> ArrayValue.of(list(items));
      case Object[] items -> ArrayValue.of(list(Arrays.asList(items)));
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

  private static ObjectValue object(Map<?, ?> map) {
    ObjectValue.Builder builder = ObjectValue.builder();
    map.forEach((key, value) -> builder.put(key(key), convert(value)));
    return builder.build();
  }

  /** Rules look attributes up by keys that are shared, and find those fastest. */
  private static Value key(@Nullable Object key) {
    return key instanceof String name ? StringValue.key(name) : convert(key);
  }

  private static List<Value> list(Iterable<?> items) {
    List<Value> values = new ArrayList<>();
    items.forEach(item -> values.add(convert(item)));
    return values;
  }
}
