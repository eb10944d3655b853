package dev.gavel.rego.builtin.library;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.encoding.RegoValueText;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.EvaluationException;
import java.util.Map;

/**
 * What the compiler puts in the place of {@code print} and of template strings. It wraps what may
 * be undefined in a set, so an empty set stands for undefined.
 */
final class Internals {
  private static final String UNDEFINED = "<undefined>";

  private Internals() {}

  static Map<String, Builtin> all() {
    return Map.of(
        "internal.print", Internals::print,
        "internal.template_string", Internals::template,
        "internal.test_case", Internals::testCase,
        "print", Internals::printPlain,
        "trace", Internals::trace);
  }

  private static Value testCase(Evaluation during, Value[] operands) {
    during.observer().testCase(Operands.array(operands, 1));
    return BooleanValue.TRUE;
  }

  private static Value trace(Evaluation during, Value[] operands) {
    during.print(Operands.text(operands, 1));
    return BooleanValue.TRUE;
  }

  private static Value printPlain(Evaluation during, Value[] operands) {
    StringBuilder line = new StringBuilder();
    for (Value operand : operands) {
      line.append(line.isEmpty() ? "" : " ").append(RegoValueText.plain(operand));
    }
    during.print(line.toString());
    return BooleanValue.TRUE;
  }

  private static Value print(Evaluation during, Value[] operands) {
    ArrayValue parts = Operands.array(operands, 1);
    printEach(during, parts, 0, new String[parts.size()]);
    return BooleanValue.TRUE;
  }

  /** A set of several values gives a line for each. */
  private static void printEach(Evaluation during, ArrayValue parts, int at, String[] words) {
    if (at == parts.size()) {
      during.print(String.join(" ", words));
      return;
    }
    if (parts.get(at) instanceof SetValue set && set.size() > 1) {
      for (Value value : set) {
        during.budget().spend(1);
        words[at] = RegoValueText.plain(value);
        printEach(during, parts, at + 1, words);
      }
      return;
    }
    words[at] = word(parts.get(at));
    printEach(during, parts, at + 1, words);
  }

  private static Value template(Evaluation during, Value[] operands) {
    ArrayValue parts = Operands.array(operands, 1);
    StringBuilder text = new StringBuilder();
    for (Value part : parts) {
      if (part instanceof SetValue set && set.size() > 1) {
        throw new EvaluationException(
            EvaluationException.CONFLICT,
            Location.NONE,
            "template-strings must not produce multiple outputs");
      }
      text.append(word(part));
    }
    during.budget().allocate(2L * text.length());
    return StringValue.of(text.toString());
  }

  private static String word(Value part) {
    return switch (part) {
      case StringValue _, NumberValue _, BooleanValue _, NullValue _ -> RegoValueText.plain(part);
      case SetValue set -> set.size() == 0 ? UNDEFINED : RegoValueText.plain(set.get(0));
      default ->
          throw new EvaluationException(
              EvaluationException.INTERNAL,
              Location.NONE,
              "illegal argument type: " + Operands.kind(part));
    };
  }
}
