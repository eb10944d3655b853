package dev.gavel.rego.builtin.text;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.List;
import java.util.TreeSet;

/** Whether any of some strings begins, or ends, with any of others. */
final class Affixes {
  private Affixes() {}

  static Value anyPrefix(Evaluation during, Value[] operands) {
    return BooleanValue.of(anyBegins(during, texts(operands, 1), texts(operands, 2)));
  }

  /** A suffix is a prefix of what is turned around. */
  static Value anySuffix(Evaluation during, Value[] operands) {
    List<String> texts = texts(operands, 1);
    return BooleanValue.of(anyBegins(during, turned(texts), turned(texts(operands, 2))));
  }

  private static List<String> texts(Value[] operands, int operand) {
    return switch (operands[operand - 1]) {
      case StringValue string -> List.of(string.text());
      case ArrayValue _, SetValue _ -> Operands.texts(operands, operand);
      default -> throw Operands.wrongKind(operand, operands[operand - 1], "string", "set", "array");
    };
  }

  private static List<String> turned(List<String> texts) {
    return texts.stream().map(text -> new StringBuilder(text).reverse().toString()).toList();
  }

  /** In order, the texts with a prefix are right behind it, so one look for each is enough. */
  private static boolean anyBegins(Evaluation during, List<String> texts, List<String> prefixes) {
    during.budget().spend(texts.size() + prefixes.size());
    TreeSet<String> sorted = new TreeSet<>(texts);
    for (String prefix : prefixes) {
      String nearest = sorted.ceiling(prefix);
      if (nearest != null && nearest.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
