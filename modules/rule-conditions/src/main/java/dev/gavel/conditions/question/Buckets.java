package dev.gavel.conditions.question;

import static dev.gavel.conditions.question.Judge.verdict;

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

/**
 * Where the hash of an attribute falls. A number is hashed by its plain decimal text, so that 7 and
 * 7.0, which are equal, land in one bucket.
 */
public final class Buckets {
  /** What {@link #of} gives for a value that cannot be hashed. */
  public static final int NONE = -1;

  private static final int COUNT = 10_000;

  /** Below this every integer is a double of its own. */
  private static final double EXACT = 1e15;

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
    return switch (actual) {
      case StringValue(String text) -> bucket(Murmur3.hash(text, salt, 0));
      case NumberValue number -> of(number, salt);
      case NullValue _, BooleanValue _, ArrayValue _, ObjectValue _, SetValue _ -> NONE;
    };
  }

  private static int of(NumberValue number, byte[] salt) {
    double nearest = number.doubleValue();
    if (number.isLong() && Math.abs(nearest) < EXACT) {
      return bucket(Murmur3.hash((long) nearest, salt, 0));
    }
    BigDecimal decimal = number.decimal().stripTrailingZeros();
    return Math.abs((long) decimal.scale()) > MOST_ZEROS
        ? NONE
        : bucket(Murmur3.hash(decimal.toPlainString(), salt, 0));
  }

  private static int bucket(int hash) {
    return Integer.remainderUnsigned(hash, COUNT);
  }
}
