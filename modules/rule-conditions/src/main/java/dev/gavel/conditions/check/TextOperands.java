package dev.gavel.conditions.check;

import dev.gavel.conditions.question.Question;
import dev.gavel.conditions.question.Question.Exists;
import dev.gavel.conditions.text.Affixes;
import dev.gavel.conditions.text.FoldedNeedle;
import dev.gavel.conditions.text.Pattern;
import dev.gavel.conditions.text.PatternException;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Operands that are texts, lists of texts, or patterns. */
final class TextOperands {
  private TextOperands() {}

  static Question containsFolded(Draft draft) {
    return text(draft, text -> new Question.ContainsFolded(FoldedNeedle.of(text)));
  }

  static Question startsWith(Draft draft) {
    return new Question.StartsWith(Affixes.of(texts(draft)));
  }

  static Question endsWith(Draft draft) {
    return new Question.EndsWith(Affixes.of(texts(draft)));
  }

  static Question matches(Draft draft) {
    return text(
        draft,
        text -> {
          try {
            return new Question.Matches(Pattern.parse(text));
          } catch (PatternException broken) {
            draft
                .mistakes()
                .error(
                    "wrong_operand",
                    draft.place(),
                    draft.operator().label() + " cannot use the pattern: " + broken.getMessage(),
                    broken.hint());
            return Exists.EXISTS;
          }
        });
  }

  private static Question text(Draft draft, Function<String, Question> question) {
    Value operand = draft.operand();
    if (operand instanceof StringValue(String text)) {
      return question.apply(text);
    }
    if (operand != null) {
      draft.wrong(operand);
    }
    return Exists.EXISTS;
  }

  private static List<String> texts(Draft draft) {
    Value operand = draft.operand();
    List<String> texts = new ArrayList<>();
    switch (operand) {
      case null -> {}
      case StringValue(String text) -> texts.add(text);
      case ArrayValue list -> {
        for (int i = 0; i < list.size(); i++) {
          if (list.get(i) instanceof StringValue(String text)) {
            texts.add(text);
          } else {
            draft.wrong(draft.place().item(i), "needs strings, not " + list.get(i).kind().noun());
          }
        }
      }
      default -> draft.wrong(operand);
    }
    return texts;
  }
}
