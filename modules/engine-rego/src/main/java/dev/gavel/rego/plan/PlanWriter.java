package dev.gavel.rego.plan;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.function.Function;

/** A plan as the JSON that OPA 1.22 writes, to the letter. */
public final class PlanWriter {
  private PlanWriter() {}

  public static Value write(Policy policy) {
    ObjectValue.Builder document =
        ObjectValue.builder()
            .put("static", constants(policy))
            .put("plans", object("plans", array(policy.plans(), PlanWriter::plan)))
            .put("funcs", object("funcs", array(policy.functions(), PlanWriter::function)));
    if (!policy.unplanned().isEmpty()) {
      document.put("unplanned_rules", array(policy.unplanned(), PlanWriter::unplanned));
    }
    return document.build();
  }

  private static Value constants(Policy policy) {
    ObjectValue.Builder constants = ObjectValue.builder();
    if (!policy.strings().isEmpty()) {
      constants.put("strings", array(policy.strings(), PlanWriter::constant));
    }
    if (!policy.builtins().isEmpty()) {
      constants.put("builtin_funcs", array(policy.builtins(), PlanWriter::required));
    }
    if (!policy.files().isEmpty()) {
      constants.put("files", array(policy.files(), PlanWriter::constant));
    }
    return constants.build();
  }

  private static Value constant(String text) {
    return object("value", StringValue.of(text));
  }

  private static Value required(Policy.Required builtin) {
    return ObjectValue.builder()
        .put("name", StringValue.of(builtin.name()))
        .put("decl", builtin.declaration())
        .build();
  }

  private static Value plan(Plan plan) {
    return ObjectValue.builder()
        .put("name", StringValue.of(plan.name()))
        .put("blocks", blocks(plan.blocks()))
        .build();
  }

  private static Value function(dev.gavel.rego.plan.Function function) {
    ObjectValue.Builder written =
        ObjectValue.builder()
            .put("name", StringValue.of(function.name()))
            .put("params", array(function.parameters(), NumberValue::of))
            .put("return", NumberValue.of(function.result()))
            .put("blocks", blocks(function.blocks()));
    if (!function.path().isEmpty()) {
      written.put("path", array(function.path(), StringValue::of));
    }
    return written.build();
  }

  private static Value unplanned(Policy.Unplanned rule) {
    ObjectValue.Builder location = ObjectValue.builder();
    place(location, rule.at());
    return ObjectValue.builder()
        .put("path", StringValue.of(rule.path()))
        .put("location", location.build())
        .build();
  }

  private static Value blocks(List<Block> blocks) {
    return array(blocks, PlanWriter::block);
  }

  private static Value block(Block block) {
    return object("stmts", array(block.statements(), PlanWriter::statement));
  }

  private static Value statement(Stmt statement) {
    ObjectValue.Builder fields = ObjectValue.builder();
    if (statement instanceof Stmt.MakeNumberRef number) {
      place(fields, statement.at());
      fields
          .put("index", NumberValue.of(number.index()))
          .put("Index", NumberValue.of(number.index()))
          .put("target", NumberValue.of(number.target()));
    } else {
      Field.of(statement).forEach(field -> fields.put(field.name(), content(field)));
      place(fields, statement.at());
    }
    return ObjectValue.builder()
        .put("type", StringValue.of(statement.getClass().getSimpleName() + "Stmt"))
        .put("stmt", fields.build())
        .build();
  }

  /** Empty lists are null, as Go writes those that were never made. */
  private static Value content(Field field) {
    return switch (field) {
      case Field.Local(_, int number) -> NumberValue.of(number);
      case Field.Target(_, int number) -> NumberValue.of(number);
      case Field.Changed(_, int number) -> NumberValue.of(number);
      case Field.Locals(_, List<Integer> numbers) -> array(numbers, NumberValue::of);
      case Field.Plain(_, long number) -> NumberValue.of(number);
      case Field.Text(_, String text) -> StringValue.of(text);
      case Field.One(_, Operand operand) -> operand(operand);
      case Field.Many(_, List<Operand> operands) -> arrayOrNull(operands, PlanWriter::operand);
      case Field.StringIndex(_, int index) -> NumberValue.of(index);
      case Field.StringIndexes(_, List<Integer> indexes) -> arrayOrNull(indexes, NumberValue::of);
      case Field.Given(_, Value value) -> value;
      case Field.Nested(_, Block block) -> block(block);
      case Field.NestedAll(_, List<Block> blocks) -> blocks(blocks);
    };
  }

  private static Value operand(Operand operand) {
    return switch (operand) {
      case Operand.Local(int number) -> operand("local", NumberValue.of(number));
      case Operand.Bool(boolean truth) -> operand("bool", BooleanValue.of(truth));
      case Operand.StringIndex(int index) -> operand("string_index", NumberValue.of(index));
    };
  }

  private static Value operand(String type, Value value) {
    return ObjectValue.builder().put("type", StringValue.of(type)).put("value", value).build();
  }

  private static void place(ObjectValue.Builder fields, Spot at) {
    fields
        .put("file", NumberValue.of(at.file()))
        .put("col", NumberValue.of(at.column()))
        .put("row", NumberValue.of(at.row()))
        .put("end_col", NumberValue.of(at.endColumn()))
        .put("end_row", NumberValue.of(at.endRow()));
  }

  private static Value object(String key, Value value) {
    return ObjectValue.builder().put(key, value).build();
  }

  private static <T> Value array(List<T> items, Function<T, Value> written) {
    return ArrayValue.of(items.stream().map(written).toList());
  }

  private static <T> Value arrayOrNull(List<T> items, Function<T, Value> written) {
    return items.isEmpty() ? NullValue.NULL : array(items, written);
  }
}
