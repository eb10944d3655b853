package dev.gavel.testkit.reference;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.stream.IntStream;

/** Deep equality, without the values' own. */
final class Values {
  private Values() {}

  static boolean same(Value a, Value b) {
    if (a instanceof NumberValue x && b instanceof NumberValue y) {
      return x.decimal().compareTo(y.decimal()) == 0;
    }
    if (a instanceof ArrayValue x && b instanceof ArrayValue y) {
      return x.size() == y.size()
          && IntStream.range(0, x.size()).allMatch(at -> same(x.get(at), y.get(at)));
    }
    if (a instanceof ObjectValue x && b instanceof ObjectValue y) {
      return x.size() == y.size()
          && IntStream.range(0, x.size()).allMatch(at -> has(y, x.key(at), x.value(at)));
    }
    return a.toString().equals(b.toString());
  }

  static boolean has(ArrayValue array, Value wanted) {
    return IntStream.range(0, array.size()).anyMatch(at -> same(array.get(at), wanted));
  }

  private static boolean has(ObjectValue object, Value key, Value wanted) {
    Value value = object.get(key);
    return value != null && same(value, wanted);
  }
}
