package dev.gavel.rego.optimise.body;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Field;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Which locals statements use; what is changed according to what it holds is read and written. */
public final class Uses {
  private Uses() {}

  /** What the statement itself reads, without the blocks inside it. */
  public static void reads(Stmt statement, IntConsumer heard) {
    for (Field field : Field.of(statement)) {
      switch (field) {
        case Field.Local(_, int number) -> heard.accept(number);
        case Field.Changed(_, int number) -> heard.accept(number);
        case Field.Locals(_, List<Integer> numbers) -> numbers.forEach(heard::accept);
        case Field.One(_, Operand operand) -> read(operand, heard);
        case Field.Many(_, List<Operand> operands) ->
            operands.forEach(operand -> read(operand, heard));
        case Field.Target _, Field.Plain _, Field.Text _, Field.Given _ -> {}
        case Field.StringIndex _, Field.StringIndexes _ -> {}
        case Field.Nested _, Field.NestedAll _ -> {}
      }
    }
    if (statement instanceof Stmt.Note note) {
      note.known().forEach(known -> read(known.value(), heard));
    }
  }

  private static void read(Operand operand, IntConsumer heard) {
    if (operand instanceof Operand.Local(int number)) {
      heard.accept(number);
    }
  }

  /** What the statement itself writes, without the blocks inside it. */
  public static void writes(Stmt statement, IntConsumer heard) {
    for (Field field : Field.of(statement)) {
      if (field instanceof Field.Target(_, int number)) {
        heard.accept(number);
      } else if (field instanceof Field.Changed(_, int number)) {
        heard.accept(number);
      }
    }
  }

  /** The blocks inside a statement. */
  public static List<Block> blocks(Stmt statement) {
    List<Block> blocks = new ArrayList<>();
    for (Field field : Field.of(statement)) {
      if (field instanceof Field.Nested(_, Block block)) {
        blocks.add(block);
      } else if (field instanceof Field.NestedAll(_, List<Block> all)) {
        blocks.addAll(all);
      }
    }
    return blocks;
  }

  /** Tells each statement, those of the blocks inside it after itself. */
  public static void each(List<Block> blocks, Consumer<Stmt> heard) {
    for (Block block : blocks) {
      for (Stmt statement : block.statements()) {
        heard.accept(statement);
        each(blocks(statement), heard);
      }
    }
  }

  /** The number of statements, all that are nested too. */
  public static int size(List<Block> blocks) {
    int[] count = {0};
    each(blocks, _ -> count[0]++);
    return count[0];
  }

  /** A number above that of each local. */
  public static int firstFree(List<Integer> parameters, List<Block> blocks) {
    int[] highest = {1};
    parameters.forEach(number -> highest[0] = Math.max(highest[0], number));
    each(
        blocks,
        statement -> {
          reads(statement, number -> highest[0] = Math.max(highest[0], number));
          writes(statement, number -> highest[0] = Math.max(highest[0], number));
        });
    return highest[0] + 1;
  }
}
