package dev.gavel.rego.optimise.input;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Field;
import dev.gavel.rego.plan.Stmt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The locals that are assigned by one statement of a function that runs once at most in a call, so
 * that what they get is compared with nothing.
 */
final class SingleAssignments {
  private static final int MANY = 2;

  private final Map<Integer, Integer> times = new HashMap<>();

  private SingleAssignments() {}

  static SingleAssignments in(List<Block> blocks) {
    SingleAssignments found = new SingleAssignments();
    blocks.forEach(block -> found.count(block, 1));
    return found;
  }

  private void count(Block block, int runs) {
    for (Stmt statement : block.statements()) {
      boolean loops = statement instanceof Stmt.Scan || statement instanceof Stmt.ScanWhere;
      for (Field field : Field.of(statement)) {
        switch (field) {
          case Field.Target local -> times.merge(local.number(), runs, Integer::sum);
          case Field.Changed local -> times.merge(local.number(), runs, Integer::sum);
          case Field.Nested nested -> count(nested.block(), loops ? MANY : runs);
          case Field.NestedAll nested -> nested.blocks().forEach(each -> count(each, runs));
          case Field.Local _, Field.Locals _, Field.One _, Field.Many _ -> {}
          case Field.Plain _, Field.Text _, Field.Given _ -> {}
          case Field.StringIndex _, Field.StringIndexes _ -> {}
        }
      }
    }
  }

  boolean has(int local) {
    return times.getOrDefault(local, 0) == 1;
  }
}
