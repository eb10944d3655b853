package dev.gavel.testkit.reference;

import static dev.gavel.testkit.reference.Reference.verdict;

import com.google.re2j.Pattern;
import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What a text holds, starts with, ends with or matches. */
final class Texts {
  private static final int DOTTED_CAPITAL_I = 0x130;
  private static final int DOTLESS_SMALL_I = 0x131;

  private Texts() {}

  static Verdict containsFolded(Value actual, String part) {
    if (actual instanceof ArrayValue array) {
      return verdict(
          Lists.elements(array)
              .anyMatch(
                  element ->
                      element instanceof StringValue(String text)
                          && folded(text).equals(folded(part))));
    }
    return actual instanceof StringValue(String text)
        ? verdict(folded(text).contains(folded(part)))
        : Verdict.MISMATCH;
  }

  static Verdict anyOf(Value actual, Value operand, BiPredicate<String, String> test) {
    Stream<Value> parts =
        operand instanceof ArrayValue array ? Lists.elements(array) : Stream.of(operand);
    return actual instanceof StringValue(String text)
        ? verdict(parts.anyMatch(part -> test.test(text, ((StringValue) part).text())))
        : Verdict.MISMATCH;
  }

  static Verdict matches(Value actual, String pattern) {
    return actual instanceof StringValue(String text)
        ? verdict(Pattern.compile(pattern).matcher(text).lookingAt())
        : Verdict.MISMATCH;
  }

  /** Unicode's simple folding: Turkish letters, which Java takes for an i, are left as they are. */
  private static String folded(String text) {
    StringBuilder folded = new StringBuilder();
    text.codePoints().map(Texts::folded).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static int folded(int letter) {
    return letter == DOTTED_CAPITAL_I || letter == DOTLESS_SMALL_I
        ? letter
        : Character.toLowerCase(Character.toUpperCase(letter));
  }
}
