package dev.gavel.rego.builtin.crypto;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How Go writes its own kinds of value as JSON: bytes in base64, what is not there as null. */
final class GoJson {
  private GoJson() {}

  static Value bytes(byte @Nullable [] bytes) {
    return bytes == null
        ? NullValue.NULL
        : StringValue.of(Base64.getEncoder().encodeToString(bytes));
  }

  static Value number(BigInteger number) {
    return NumberValue.parse(number.toString());
  }

  /** An empty list is a slice that was never made. */
  static Value list(Collection<? extends Value> items) {
    return items.isEmpty() ? NullValue.NULL : ArrayValue.of(items);
  }

  static Value texts(Collection<String> texts) {
    return list(texts.stream().map(StringValue::of).toList());
  }

  static Value oid(List<Long> numbers) {
    return ArrayValue.of(numbers.stream().map(NumberValue::of).toList());
  }
}
