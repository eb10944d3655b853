package dev.gavel.conditions.check;

import dev.gavel.conditions.path.JsonPath;
import dev.gavel.conditions.path.PathException;
import dev.gavel.conditions.question.Question;
import dev.gavel.conditions.question.Question.Exists;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The path of {@code json_path}, and what is asked there. */
final class PathOperand {
  private static final Set<Operator> NOT_AT_A_PATH =
      EnumSet.of(
          Operator.JSON_PATH,
          Operator.EXISTS,
          Operator.NOT_EXISTS,
          Operator.IN_SEGMENT,
          Operator.NOT_IN_SEGMENT);
  private static final String EXAMPLE = "\"path\": \"$.items[0].id\"";

  private PathOperand() {}

  static Question atPath(Draft draft) {
    JsonPath path = path(draft);
    Operator compared = compared(draft);
    Question question =
        compared == null ? Exists.EXISTS : Operands.question(draft.comparedBy(compared));
    return path == null ? Exists.EXISTS : new Question.AtPath(path, question);
  }

  /** Whether what is compared by at the path is a negative operator. */
  static boolean isNegative(Condition condition) {
    Value option = condition.options().get("compare");
    Operator compared = option == null ? null : Operands.named(option);
    return compared != null && compared.isNegative();
  }

  /** The operator at the path; null where it is only asked whether something is there. */
  private static @Nullable Operator compared(Draft draft) {
    Value option = draft.option("compare");
    if (option == null) {
      return draft.condition().value() == null ? null : Operator.EQ;
    }
    Operator named = Operands.named(option);
    if (named == null || NOT_AT_A_PATH.contains(named)) {
      draft.wrongOption(
          "compare", "an operator that compares a value", "\"compare\": \"contains\"");
      return null;
    }
    return named;
  }

  private static @Nullable JsonPath path(Draft draft) {
    switch (draft.option("path")) {
      case null ->
          draft
              .mistakes()
              .error("missing_path", draft.condition().place(), "json_path needs a path", EXAMPLE);
      case StringValue(String text) -> {
        try {
          return JsonPath.parse(text);
        } catch (PathException broken) {
          draft
              .mistakes()
              .error(
                  "wrong_path",
                  draft.condition().place().member("path"),
                  "the path cannot be read: " + broken.getMessage(),
                  EXAMPLE);
        }
      }
      default -> draft.wrongOption("path", "a JSON path", EXAMPLE);
    }
    return null;
  }
}
