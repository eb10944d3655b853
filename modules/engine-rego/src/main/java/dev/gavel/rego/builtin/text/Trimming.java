package dev.gavel.rego.builtin.text;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import java.util.BitSet;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;

/** The ends of strings taken off. */
public final class Trimming {
  private Trimming() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "trim",
            with(
                (text, set) -> {
                  IntPredicate unwanted = in(set);
                  return left(right(text, unwanted), unwanted);
                }),
        "trim_left", with((text, set) -> left(text, in(set))),
        "trim_right", with((text, set) -> right(text, in(set))),
        "trim_prefix",
            with(
                (text, prefix) -> text.startsWith(prefix) ? text.substring(prefix.length()) : text),
        "trim_suffix",
            with(
                (text, suffix) ->
                    text.endsWith(suffix)
                        ? text.substring(0, text.length() - suffix.length())
                        : text),
        "trim_space",
            (_, operands) -> {
              String text = Operands.text(operands, 1);
              return StringValue.of(left(right(text, Letters::isSpace), Letters::isSpace));
            });
  }

  private static Builtin with(BinaryOperator<String> trimmed) {
    return (_, operands) ->
        StringValue.of(trimmed.apply(Operands.text(operands, 1), Operands.text(operands, 2)));
  }

  private static IntPredicate in(String characters) {
    if (characters.length() == 1 && !Character.isSurrogate(characters.charAt(0))) {
      char only = characters.charAt(0);
      return character -> character == only;
    }
    BitSet set = new BitSet();
    characters.codePoints().forEach(set::set);
    return set::get;
  }

  private static String left(String text, IntPredicate unwanted) {
    int at = 0;
    while (at < text.length() && unwanted.test(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return text.substring(at);
  }

  private static String right(String text, IntPredicate unwanted) {
    int end = text.length();
    while (end > 0 && unwanted.test(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(0, end);
  }
}
