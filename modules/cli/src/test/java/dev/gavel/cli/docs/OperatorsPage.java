package dev.gavel.cli.docs;

import dev.gavel.engine.rule.Operand;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The part of the page that follows from the operators' declarations and the contract's examples.
 */
final class OperatorsPage {
  private final Map<String, ObjectValue> examples = new HashMap<>();
  private final StringBuilder page = new StringBuilder();

  private OperatorsPage(Value examples) {
    for (Value each : (ArrayValue) member((ObjectValue) examples, "cases")) {
      ObjectValue example = (ObjectValue) each;
      this.examples.put(((StringValue) member(example, "note")).text(), example);
    }
  }

  /**
   * The page's text.
   *
   * @param examples the cases of {@code examples.json}, two of each operator
   */
  static String of(Value examples) {
    OperatorsPage page = new OperatorsPage(examples);
    page.contents();
    for (Family family : Family.values()) {
      page.page.append("\n## %s\n\n%s".formatted(family.title(), family.text()));
      operators(family).forEach(page::operator);
    }
    return page.page.toString();
  }

  private static List<Operator> operators(Family family) {
    return Arrays.stream(Operator.values())
        .filter(operator -> Family.of(operator) == family)
        .toList();
  }

  private void contents() {
    page.append("\n| | |\n|---|---|\n");
    for (Family family : Family.values()) {
      String links =
          operators(family).stream()
              .map(operator -> "[`%1$s`](#%2$s)".formatted(operator.label(), anchor(operator)))
              .collect(Collectors.joining(", "));
      page.append("| %s | %s |\n".formatted(family.title(), links));
    }
  }

  /** As GitHub makes it of a heading, where letters are lower case. */
  private static String anchor(Operator operator) {
    return operator == Operator.NOT_IN ? "notin" : operator.label();
  }

  private void operator(Operator operator) {
    Operand operand = operator.operand();
    page.append("\n### `%s`\n\n%s\n".formatted(operator.label(), operator.meaning()));
    if (operand != Operand.NOTHING) {
      page.append("The value is %s.".formatted(operand.noun()));
      page.append(
          operand.options().isEmpty() ? "" : " Beside it: %s.".formatted(codes(operand.options())));
      page.append('\n');
    }
    List<String> others = operator.names().subList(1, operator.names().size());
    page.append(others.isEmpty() ? "" : "Other names: %s.\n".formatted(codes(others)));
    example(example(operator, "yes"), example(operator, "no"));
  }

  private static String codes(List<String> names) {
    return names.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
  }

  private ObjectValue example(Operator operator, String answer) {
    String note = operator.label() + ": " + answer;
    return Objects.requireNonNull(examples.get(note), () -> "no example of " + note);
  }

  private void example(ObjectValue letsIn, ObjectValue keepsOut) {
    page.append("\n```json\n%s\n```\n".formatted(JsonText.of(member(letsIn, "rules"))));
    if (letsIn.get("segments") instanceof ObjectValue segments) {
      page.append("where the segments are `%s`\n".formatted(JsonText.of(segments)));
    }
    page.append("- lets in %s\n".formatted(context(letsIn)));
    page.append("- keeps out %s\n".formatted(context(keepsOut)));
  }

  private static String context(ObjectValue example) {
    Value now = example.get("now");
    String at = now instanceof StringValue(String text) ? " at `%s`".formatted(text) : "";
    return "`%s`%s".formatted(JsonText.of(member(example, "context")), at);
  }

  private static Value member(ObjectValue object, String name) {
    return Objects.requireNonNull(object.get(name), name);
  }
}
