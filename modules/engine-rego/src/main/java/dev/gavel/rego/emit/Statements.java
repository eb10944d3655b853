package dev.gavel.rego.emit;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Field;
import dev.gavel.rego.plan.Stmt;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Looks at statements, also at those in nested blocks. */
final class Statements {
  private Statements() {}

  interface Visitor {
    void visit(Stmt statement, boolean inLoop);
  }

  static void each(List<Block> blocks, Visitor visitor) {
    blocks.forEach(block -> each(block, false, visitor));
  }

  private static void each(Block block, boolean inLoop, Visitor visitor) {
    for (Stmt statement : block.statements()) {
      visitor.visit(statement, inLoop);
      boolean inside = inLoop || isLoop(statement);
      for (Field field : Field.of(statement)) {
        if (field instanceof Field.Nested nested) {
          each(nested.block(), inside, visitor);
        } else if (field instanceof Field.NestedAll all) {
          all.blocks().forEach(inner -> each(inner, inside, visitor));
        }
      }
    }
  }

  /** Whether the blocks in it can run more than once; an index can admit one block often. */
  static boolean isLoop(Stmt statement) {
    return statement instanceof Stmt.Scan
        || statement instanceof Stmt.ScanWhere
        || statement instanceof Stmt.Candidates;
  }

  static boolean none(List<Block> blocks, Predicate<Stmt> wanted) {
    AtomicInteger found = new AtomicInteger();
    each(
        blocks,
        (statement, _) -> {
          if (wanted.test(statement)) {
            found.incrementAndGet();
          }
        });
    return found.get() == 0;
  }

  static int size(List<Block> blocks) {
    AtomicInteger found = new AtomicInteger();
    each(blocks, (_, _) -> found.incrementAndGet());
    return found.get();
  }
}
