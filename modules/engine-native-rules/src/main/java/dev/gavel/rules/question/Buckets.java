package dev.gavel.rules.question;

import static dev.gavel.rules.question.Judge.verdict;

import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.hash.Murmur3;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where the hash of an attribute falls. A number is hashed by its plain decimal text, so that 7 and
 * 7.0, which are equal, land in one bucket.
 */
public final class Buckets {
  /** What {@link #of} gives for a value that cannot be hashed. */
  public static final int NONE = -1;

  private static final int COUNT = 10_000;

  /** Numbers with more zeros than this are not written out. */
  private static final int MOST_ZEROS = 400;

  private Buckets() {}

  static Judge judge(Question.InBuckets buckets) {
    int first = buckets.first();
    int last = buckets.last();
    byte[] salt = buckets.salt().getBytes(StandardCharsets.UTF_8);
    return actual -> {
      int bucket = of(actual, salt);
      return bucket == NONE ? Verdict.MISMATCH : verdict(first <= bucket && bucket <= last);
    };
  }

  public static int of(Value actual, String salt) {
    return of(actual, salt.getBytes(StandardCharsets.UTF_8));
  }

  private static int of(Value actual, byte[] salt) {
    String text = text(actual);
    return text == null ? NONE : Integer.remainderUnsigned(Murmur3.hash(text, salt, 0), COUNT);
  }

  private static @Nullable String text(Value actual) {
    return switch (actual) {
      case StringValue(String text) -> text;
      case NumberValue number -> plain(number);
      case NullValue _, BooleanValue _, ArrayValue _, ObjectValue _, SetValue _ -> null;
    };
  }

  private static @Nullable String plain(NumberValue number) {
    double nearest = number.doubleValue();
    if (nearest == (long) nearest && Math.abs(nearest) < 1e15) {
      return number.compareWith(NumberValue.of((long) nearest)) == 0
          ? Long.toString((long) nearest)
          : decimal(number);
    }
    return decimal(number);
  }

  private static @Nullable String decimal(NumberValue number) {
    BigDecimal decimal = number.decimal().stripTrailingZeros();
    return Math.abs((long) decimal.scale()) > MOST_ZEROS ? null : decimal.toPlainString();
  }
}
