package dev.gavel.conditions.check;

import dev.gavel.conditions.question.Question;
import dev.gavel.conditions.question.Question.Exists;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The operand of {@code percentage_bucket}: a percentage from the first bucket on, or a range. */
final class BucketOperand {
  private static final int COUNT = 10_000;
  private static final int PER_CENT = COUNT / 100;
  private static final int NONE = -1;

  private BucketOperand() {}

  static Question inBuckets(Draft draft) {
    String salt = salt(draft);
    return switch (draft.operand()) {
      case null -> Exists.EXISTS;
      case NumberValue percentage -> share(draft, percentage, salt);
      case ObjectValue range -> range(draft, range, salt);
      case Value other -> {
        draft.wrong(other);
        yield Exists.EXISTS;
      }
    };
  }

  private static Question share(Draft draft, NumberValue percentage, String salt) {
    int buckets = NONE;
    if (percentage.doubleValue() >= 0 && percentage.doubleValue() <= 100) {
      buckets = whole(percentage.decimal().multiply(BigDecimal.valueOf(PER_CENT)));
    }
    if (buckets == NONE) {
      draft.wrong(
          draft.place(),
          "needs a percentage from 0 to 100 with at most two decimals, not "
              + Diagnostic.shown(percentage));
      return Exists.EXISTS;
    }
    return new Question.InBuckets(0, buckets - 1, salt);
  }

  private static Question range(Draft draft, ObjectValue range, String salt) {
    int from = bucket(draft, range, "from");
    int to = bucket(draft, range, "to");
    if (from == NONE || to == NONE) {
      return Exists.EXISTS;
    }
    if (from > to) {
      draft.wrong(
          draft.place(), "has a range that ends at %d, before its start at %d".formatted(to, from));
      return Exists.EXISTS;
    }
    return new Question.InBuckets(from, to, salt);
  }

  private static int bucket(Draft draft, ObjectValue range, String field) {
    Value value = range.get(field);
    int bucket = value instanceof NumberValue number ? bucket(number) : NONE;
    if (bucket == NONE) {
      Pointer place = draft.place();
      draft.wrong(
          value == null ? place : place.member(field),
          "needs a whole number from 0 to %d for %s%s"
              .formatted(
                  COUNT - 1, field, value == null ? "" : ", not " + Diagnostic.shown(value)));
    }
    return bucket;
  }

  private static int bucket(NumberValue number) {
    double nearest = number.doubleValue();
    return nearest >= 0 && nearest < COUNT ? whole(number.decimal()) : NONE;
  }

  /** The number, which is not large, where it has no fraction. */
  private static int whole(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() <= 0
            && stripped.signum() >= 0
            && stripped.compareTo(BigDecimal.valueOf(COUNT)) <= 0
        ? stripped.intValueExact()
        : NONE;
  }

  private static String salt(Draft draft) {
    @Nullable Value salt = draft.option("salt");
    if (salt == null || salt instanceof StringValue) {
      return salt instanceof StringValue(String text) ? text : "";
    }
    draft.wrongOption("salt", "a string", "\"salt\": \"checkout\"");
    return "";
  }
}
