package dev.gavel.rego.emit;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Field;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the statements of a block into runs that fit into a method each. The rule: a run ends where
 * the next statement would make it too large; blocks in a row are cut between them; a single
 * statement that is too large stays where it is, and the blocks inside it are cut.
 */
final class Splitting {
  static final int CALL_DYNAMIC_LEAVES = 3;

  private Splitting() {}

  static List<List<Stmt>> runs(List<Stmt> statements) {
    List<List<Stmt>> runs = new ArrayList<>();
    List<Stmt> run = new ArrayList<>();
    int size = 0;
    for (Stmt statement : cut(statements)) {
      int more = CodeSize.of(statement);
      if (size + more > CodeSize.LIMIT && !run.isEmpty()) {
        runs.add(run);
        run = new ArrayList<>();
        size = 0;
      }
      run.add(statement);
      size += more;
    }
    runs.add(run);
    return runs;
  }

  private static List<Stmt> cut(List<Stmt> statements) {
    List<Stmt> cut = new ArrayList<>();
    for (Stmt statement : statements) {
      if (statement instanceof Stmt.Block blocks && blocks.blocks().size() > 1) {
        groups(blocks.blocks()).forEach(group -> cut.add(new Stmt.Block(blocks.at(), group)));
      } else {
        cut.add(statement);
      }
    }
    return cut;
  }

  /** Blocks in a row, cut between them. */
  static List<List<Block>> groups(List<Block> blocks) {
    List<List<Block>> groups = new ArrayList<>();
    List<Block> group = new ArrayList<>();
    int size = 0;
    for (Block block : blocks) {
      int more = CodeSize.of(block);
      if (size + more > CodeSize.LIMIT / 2 && !group.isEmpty()) {
        groups.add(group);
        group = new ArrayList<>();
        size = 0;
      }
      group.add(block);
      size += more;
    }
    groups.add(group);
    return groups;
  }

  /** The most blocks around the run that something in it leaves with its own; below zero: none. */
  static int leaves(List<Stmt> statements, int depth) {
    int most = -1;
    for (Stmt statement : statements) {
      if (statement instanceof Stmt.Break leave) {
        most = Math.max(most, leave.index() - depth);
      } else if (statement instanceof Stmt.CallDynamic) {
        most = Math.max(most, CALL_DYNAMIC_LEAVES - depth);
      }
      for (Field field : Field.of(statement)) {
        if (field instanceof Field.Nested nested) {
          most = Math.max(most, leaves(nested.block().statements(), depth + 1));
        } else if (field instanceof Field.NestedAll all) {
          for (Block block : all.blocks()) {
            most = Math.max(most, leaves(block.statements(), depth + 1));
          }
        }
      }
    }
    return most;
  }
}
