package dev.gavel.conditions.check;

import dev.gavel.conditions.question.Question;
import dev.gavel.conditions.question.Relation;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Which ends belong to a range. */
enum Bounds {
  INCLUSIVE(true, true),
  EXCLUSIVE(false, false),
  LOW(true, false),
  HIGH(false, true);

  private final Relation low;
  private final Relation high;

  Bounds(boolean withLow, boolean withHigh) {
    this.low = withLow ? Relation.AT_LEAST : Relation.GREATER;
    this.high = withHigh ? Relation.AT_MOST : Relation.LESS;
  }

  static @Nullable Bounds named(String name) {
    return Arrays.stream(values())
        .filter(bounds -> bounds.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The range from one end to the other, each compared with by the same kind of question. */
  <T> Question range(T from, T to, BiFunction<Relation, T, Question> comparison) {
    return new Question.Range(comparison.apply(low, from), comparison.apply(high, to));
  }
}
