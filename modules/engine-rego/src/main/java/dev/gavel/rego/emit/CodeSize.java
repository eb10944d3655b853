package dev.gavel.rego.emit;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Field;
import dev.gavel.rego.plan.Stmt;
import java.util.List;

/**
 * How many bytes of code a statement becomes, at most and about. The compiler of the JVM leaves
 * methods above 8,000 bytes to its interpreter.
 */
final class CodeSize {
  /** A method that would become larger is split. */
  static final int LIMIT = 6_000;

  private static final int STATEMENT = 30;
  private static final int OPERAND = 10;

  private CodeSize() {}

  static int ofBlocks(List<Block> blocks) {
    return blocks.stream().mapToInt(CodeSize::of).sum();
  }

  static int of(Block block) {
    return block.statements().stream().mapToInt(CodeSize::of).sum();
  }

  static int of(Stmt statement) {
    int size = STATEMENT;
    for (Field field : Field.of(statement)) {
      size +=
          switch (field) {
            case Field.Nested nested -> OPERAND + of(nested.block());
            case Field.NestedAll all -> ofBlocks(all.blocks());
            case Field.Many many -> OPERAND * many.operands().size();
            case Field.Locals locals -> OPERAND * locals.numbers().size();
            case Field.Local _,
                Field.Target _,
                Field.Changed _,
                Field.Plain _,
                Field.Text _,
                Field.Given _,
                Field.One _,
                Field.StringIndex _,
                Field.StringIndexes _ ->
                0;
          };
    }
    return size;
  }
}
