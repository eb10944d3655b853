package dev.gavel.rego.plan;

import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A plan as text for people: a line a statement, what it sets on the left, constants in place of
 * their indexes.
 */
public final class PlanPrinter {
  private final Policy policy;
  private final StringBuilder text = new StringBuilder();

  private PlanPrinter(Policy policy) {
    this.policy = policy;
  }

  public static String print(Policy policy) {
    PlanPrinter printer = new PlanPrinter(policy);
    policy.plans().forEach(printer::plan);
    policy.functions().forEach(printer::function);
    policy
        .unplanned()
        .forEach(
            rule ->
                printer.line(0, "unplanned " + rule.path() + "  # " + printer.place(rule.at())));
    return printer.text.toString();
  }

  private void plan(Plan plan) {
    line(0, "plan " + plan.name());
    blocks(1, plan.blocks());
    text.append('\n');
  }

  private void function(Function function) {
    String path = function.path().isEmpty() ? "" : " at " + String.join("/", function.path());
    line(
        0,
        "function %s%s gives %s%s"
            .formatted(
                function.name(),
                list(function.parameters(), PlanPrinter::local),
                local(function.result()),
                path));
    blocks(1, function.blocks());
    text.append('\n');
  }

  private void blocks(int depth, List<Block> blocks) {
    for (Block block : blocks) {
      line(depth, "block");
      block.statements().forEach(statement -> statement(depth + 1, statement));
    }
  }

  private void statement(int depth, Stmt statement) {
    StringBuilder words = new StringBuilder(statement.getClass().getSimpleName());
    for (Field field : Field.of(statement)) {
      String content = content(field);
      if (field.name().equals("target") || field.name().equals("result")) {
        words.insert(0, content + " = ");
      } else if (!content.isEmpty()) {
        words.append(' ').append(field.name()).append('=').append(content);
      }
    }
    line(depth, words + "  # " + place(statement.at()));
    for (Field field : Field.of(statement)) {
      if (field instanceof Field.Nested(_, Block block)) {
        blocks(depth + 1, List.of(block));
      } else if (field instanceof Field.NestedAll(_, List<Block> blocks)) {
        blocks(depth + 1, blocks);
      }
    }
  }

  /** Blocks have lines of their own. */
  private String content(Field field) {
    return switch (field) {
      case Field.Local(_, int number) -> local(number);
      case Field.Target(_, int number) -> local(number);
      case Field.Changed(_, int number) -> local(number);
      case Field.Locals(_, List<Integer> numbers) -> list(numbers, PlanPrinter::local);
      case Field.Plain(_, long number) -> Long.toString(number);
      case Field.Text(_, String name) -> name;
      case Field.One(_, Operand operand) -> operand(operand);
      case Field.Many(_, List<Operand> operands) -> list(operands, this::operand);
      case Field.StringIndex(_, int index) -> string(index);
      case Field.StringIndexes(_, List<Integer> indexes) -> list(indexes, this::string);
      case Field.Given(_, Value value) -> value.toString();
      case Field.Nested _, Field.NestedAll _ -> "";
    };
  }

  private static <T> String list(List<T> items, java.util.function.Function<T, String> printed) {
    return items.stream().map(printed).collect(Collectors.joining(", ", "[", "]"));
  }

  private String operand(Operand operand) {
    return switch (operand) {
      case Operand.Local(int number) -> local(number);
      case Operand.Bool(boolean truth) -> Boolean.toString(truth);
      case Operand.StringIndex(int index) -> string(index);
    };
  }

  private static String local(int number) {
    return switch (number) {
      case 0 -> "input";
      case 1 -> "data";
      default -> "L" + number;
    };
  }

  /** Also a plan with mistakes can be printed. */
  private String string(int index) {
    return index < policy.strings().size()
        ? StringValue.of(policy.strings().get(index)).toString()
        : "string " + index;
  }

  private String place(Spot at) {
    String file = at.file() < policy.files().size() ? policy.files().get(at.file()) : "";
    return file + ":" + at.row() + ":" + at.column();
  }

  private void line(int depth, String content) {
    text.repeat("  ", depth).append(content).append('\n');
  }
}
