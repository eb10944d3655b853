package dev.gavel.rego.builtin.text;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replacing in one pass from the left: at each place the first pair that fits is taken. An empty
 * string fits everywhere, but not twice at one place.
 */
final class Replacements {
  private static final int LETTERS_OF_STEP = 64;

  private final Budget budget;
  private final List<Pair> pairs;

  private Replacements(Budget budget, List<Pair> pairs) {
    this.budget = budget;
    this.pairs = pairs;
  }

  private record Pair(String old, String replacement) {}

  static Value one(Evaluation during, Value[] operands) {
    String text = Operands.text(operands, 1);
    Pair pair = new Pair(Operands.text(operands, 2), Operands.text(operands, 3));
    return StringValue.of(new Replacements(during.budget(), List.of(pair)).in(text));
  }

  static Value many(Evaluation during, Value[] operands) {
    ObjectValue patterns = Operands.object(operands, 1);
    String text = Operands.text(operands, 2);
    List<Pair> pairs = new ArrayList<>();
    for (int rank = 0; rank < patterns.size(); rank++) {
      int position = patterns.ranked(rank);
      if (!(patterns.key(position) instanceof StringValue old)) {
        throw BuiltinException.operand(1, "non-string key found in pattern object");
      }
      if (!(patterns.value(position) instanceof StringValue replacement)) {
        throw BuiltinException.operand(1, "non-string value found in pattern object");
      }
      pairs.add(new Pair(old.text(), replacement.text()));
    }
    return StringValue.of(new Replacements(during.budget(), pairs).in(text));
  }

  private String in(String text) {
    budget.allocate(text.length());
    if (pairs.size() == 1
        && !pairs.getFirst().old().isEmpty()
        && !Search.contains(text, pairs.getFirst().old(), budget)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    boolean afterEmpty = false;
    int at = 0;
    while (at <= text.length()) {
      Pair pair = fitting(text, at, afterEmpty);
      afterEmpty = pair != null && pair.old().isEmpty();
      if (pair != null) {
        budget.allocate(2L * pair.replacement().length());
        out.append(pair.replacement());
        at += pair.old().length();
      } else if (at < text.length()) {
        int character = text.codePointAt(at);
        out.appendCodePoint(character);
        at += Character.charCount(character);
      } else {
        at++;
      }
    }
    return out.toString();
  }

  private @Nullable Pair fitting(String text, int at, boolean afterEmpty) {
    for (Pair pair : pairs) {
      budget.spend(1 + pair.old().length() / LETTERS_OF_STEP);
      if (text.startsWith(pair.old(), at) && !(afterEmpty && pair.old().isEmpty())) {
        return pair;
      }
    }
    return null;
  }
}
