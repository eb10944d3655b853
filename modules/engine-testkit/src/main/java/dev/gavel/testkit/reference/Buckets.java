package dev.gavel.testkit.reference;

import static dev.gavel.testkit.reference.Reference.verdict;

import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.hash.Murmur3;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Which of the 10,000 buckets an attribute is in, and whether it is one of those asked for. */
final class Buckets {
  private static final int LARGEST_EXPONENT = 400;

  private Buckets() {}

  static Verdict judge(Comparison comparison, Value actual) {
    String text = text(actual);
    if (text == null) {
      return Verdict.MISMATCH;
    }
    byte[] bytes = (text + comparison.option("salt", "")).getBytes(StandardCharsets.UTF_8);
    long hash = Murmur3.hash(bytes, 0) & 0xFFFF_FFFFL;
    return verdict(isIn(BigDecimal.valueOf(hash % 10_000), comparison.operand()));
  }

  private static boolean isIn(BigDecimal bucket, Value wanted) {
    if (wanted instanceof ObjectValue range) {
      return bucket.compareTo(number(range, "from")) >= 0
          && bucket.compareTo(number(range, "to")) <= 0;
    }
    return bucket.compareTo(((NumberValue) wanted).decimal().movePointRight(2)) < 0;
  }

  static boolean accepts(Value wanted) {
    if (wanted instanceof ObjectValue range) {
      return isBucket(range.get("from"))
          && isBucket(range.get("to"))
          && number(range, "from").compareTo(number(range, "to")) <= 0;
    }
    return wanted instanceof NumberValue percentage
        && isWithin(percentage.decimal(), 100)
        && decimals(percentage.decimal()) <= 2;
  }

  private static boolean isBucket(@Nullable Value value) {
    return value instanceof NumberValue number
        && isWithin(number.decimal(), 9999)
        && decimals(number.decimal()) == 0;
  }

  private static boolean isWithin(BigDecimal number, int most) {
    return number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
  }

  private static int decimals(BigDecimal number) {
    return Math.max(0, number.stripTrailingZeros().scale());
  }

  private static BigDecimal number(ObjectValue range, String name) {
    return range.get(name) instanceof NumberValue number ? number.decimal() : BigDecimal.ZERO;
  }

  private static @Nullable String text(Value actual) {
    if (actual instanceof StringValue(String text)) {
      return text;
    }
    if (!(actual instanceof NumberValue number)) {
      return null;
    }
    BigDecimal plain = number.decimal().stripTrailingZeros();
    return Math.abs(plain.scale()) > LARGEST_EXPONENT ? null : plain.toPlainString();
  }
}
