package dev.gavel.conditions.question;

import static dev.gavel.conditions.question.Judge.verdict;

import dev.gavel.conditions.text.FoldedNeedle;
import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.function.Predicate;

/** Questions that only a string can answer, or an array of strings. */
final class Texts {
  private Texts() {}

  static Judge test(Predicate<String> test) {
    return actual ->
        actual instanceof StringValue(String text) ? verdict(test.test(text)) : Verdict.MISMATCH;
  }

  static Judge containsFolded(FoldedNeedle needle) {
    return actual ->
        switch (actual) {
          case StringValue(String text) -> verdict(needle.in(text));
          case ArrayValue array -> verdict(holds(array, needle));
          case SetValue set -> verdict(holds(set, needle));
          case NullValue _, BooleanValue _, NumberValue _, ObjectValue _ -> Verdict.MISMATCH;
        };
  }

  private static boolean holds(Iterable<Value> elements, FoldedNeedle needle) {
    for (Value element : elements) {
      if (element instanceof StringValue(String text) && needle.is(text)) {
        return true;
      }
    }
    return false;
  }
}
