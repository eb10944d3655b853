package dev.gavel.engine.value;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Values of every kind, the odd ones often, for properties to draw from. */
final class Values {
  private static final List<String> ODD_STRINGS =
      List.of(
          "",
          "\"quoted\" \\ /",
          "\0\1\b\f\n\r\t\u001f\u007f",
          "é߿ࠀ\uFFFD\uFEFF\uFFFF",
          "😀\uD800\uDC00\uDBFF\uDFFF",
          "\uD800",
          "\uDFFF",
          "\uDC00\uD800",
          "a\uD83D",
          "AaAa",
          "BBBB");
  private static final List<String> ODD_NUMBERS =
      List.of(
          "0",
          "-0",
          "0.0",
          "-0e5",
          "1",
          "1.0",
          "1e0",
          "10e-1",
          "0.1e+1",
          "9007199254740992",
          "9007199254740993",
          "9007199254740993.0",
          "9223372036854775807",
          "-9223372036854775808",
          "9223372036854775808",
          "999999999999999999",
          "1000000000000000000",
          "1e400",
          "10e399",
          "-1e400",
          "1e99999999",
          "1e-99999999",
          "-1e-99999999",
          "0.1",
          "0.10000000000000000555");

  private Values() {}

  static Arbitrary<Value> any() {
    return values(true);
  }

  /** Without sets, and with strings for keys. */
  static Arbitrary<Value> json() {
    return values(false);
  }

  static Arbitrary<String> strings() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.of(ODD_STRINGS)),
        Tuple.of(2, Arbitraries.strings().ofMaxLength(20)),
        Tuple.of(1, Arbitraries.strings().ascii().ofMaxLength(40)));
  }

  static Arbitrary<NumberValue> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.of(ODD_NUMBERS).map(NumberValue::parse),
        Arbitraries.integers().between(-3, 3).map(NumberValue::of),
        Arbitraries.longs().map(NumberValue::of),
        Arbitraries.bigDecimals().map(NumberValue::of));
  }

  private static Arbitrary<Value> values(boolean rego) {
    Arbitrary<Value> scalars =
        Arbitraries.oneOf(
            Arbitraries.of(NullValue.NULL, BooleanValue.TRUE, BooleanValue.FALSE),
            numbers(),
            strings().map(StringValue::of));
    return Arbitraries.recursive(() -> scalars, inner -> containers(inner, rego), 0, 3);
  }

  private static Arbitrary<Value> containers(Arbitrary<Value> inner, boolean rego) {
    Arbitrary<Value> keys = rego ? inner : strings().map(StringValue::of);
    Arbitrary<Value> arrays = inner.list().ofMaxSize(4).map(ArrayValue::of);
    Arbitrary<Value> sets = inner.list().ofMaxSize(4).map(SetValue::of);
    Arbitrary<Value> objects =
        Combinators.combine(keys, inner).as(Map::entry).list().ofMaxSize(12).map(Values::object);
    return rego
        ? Arbitraries.oneOf(inner, arrays, objects, sets)
        : Arbitraries.oneOf(inner, arrays, objects);
  }

  private static Value object(List<Map.Entry<Value, Value>> entries) {
    ObjectValue.Builder builder = ObjectValue.builder();
    entries.forEach(entry -> builder.put(entry.getKey(), entry.getValue()));
    return builder.build();
  }
}
