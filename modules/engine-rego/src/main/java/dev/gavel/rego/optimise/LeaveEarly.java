package dev.gavel.rego.optimise;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.optimise.body.Bodies;
import dev.gavel.rego.optimise.body.Definitions;
import dev.gavel.rego.optimise.body.Flow;
import dev.gavel.rego.optimise.body.MayConflict;
import dev.gavel.rego.optimise.body.Rewriting;
import dev.gavel.rego.optimise.body.Sole;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stops where all that is still to come could only give the same constant once more. Nothing is
 * passed over that may find a conflict or can be seen.
 *
 * <p>A function returns at once. Blocks in turn, or a loop, of which only one local is read
 * outside, are left for the end of a block that is put around them.
 */
final class LeaveEarly extends Rewriting {
  private static final int RETURN = -1;

  /**
   * What happens when a local gets its constant.
   *
   * @param depth of the block that is left, or that the function returns
   */
  private record Exit(int local, Value value, int depth) {}

  private final MayConflict conflicts;
  private final Sole sole;
  private final Outlook outlook;
  private Map<Integer, Exit> exits = new HashMap<>();
  private int depth;

  private LeaveEarly(
      Policy policy, MayConflict conflicts, List<Integer> parameters, List<Block> blocks) {
    Definitions definitions = Definitions.of(parameters, blocks);
    this.conflicts = conflicts;
    this.sole = new Sole(policy, definitions);
    this.outlook = new Outlook(sole, definitions);
  }

  static Policy in(Policy policy) {
    MayConflict conflicts = MayConflict.of(policy);
    return Bodies.changed(
        policy,
        (parameters, blocks) -> new LeaveEarly(policy, conflicts, parameters, blocks).body(blocks));
  }

  /** A function returns what its last block says. */
  private List<Block> body(List<Block> blocks) {
    List<Stmt> last = blocks.isEmpty() ? List.of() : blocks.getLast().statements();
    if (last.size() != 1 || !(last.getFirst() instanceof Stmt.ReturnLocal(_, int result))) {
      return blocks(blocks);
    }
    List<Block> before = blocks.subList(0, blocks.size() - 1);
    Value value = outlook.constant(result, before);
    if (value == null || Outlook.chances(result, before) < 2) {
      return blocks(blocks);
    }
    List<Block> changed = new ArrayList<>(blocks.size());
    int conflict = lastConflict(before);
    for (Block block : before) {
      List<Stmt> statements = new ArrayList<>(block.statements().size());
      depth++;
      for (Stmt statement : block.statements()) {
        if (conflict < 0) {
          exits.put(result, new Exit(result, value, RETURN));
        }
        conflict--;
        statement(statement, statements);
      }
      depth--;
      changed.add(new Block(statements));
    }
    changed.add(blocks.getLast());
    return changed;
  }

  /** The place, among all statements of these blocks, of the last that must not be passed over. */
  private int lastConflict(List<Block> blocks) {
    int at = 0;
    int last = -1;
    for (Block block : blocks) {
      for (Stmt statement : block.statements()) {
        if (conflicts.at(statement)) {
          last = at;
        }
        at++;
      }
    }
    return last;
  }

  @Override
  protected Block block(Block block) {
    depth++;
    Block changed = super.block(block);
    depth--;
    return changed;
  }

  @Override
  protected void statement(Stmt statement, List<Stmt> into) {
    Map<Integer, Exit> around = exits;
    if (statement instanceof Stmt.AssignVar assign) {
      into.add(assign);
      leave(assign, into);
    } else if (statement instanceof Stmt.Not || statement instanceof Stmt.With) {
      exits = new HashMap<>();
      super.statement(statement, into);
    } else if (statement instanceof Stmt.Block || statement instanceof Stmt.Scan) {
      around(statement, into);
    } else {
      super.statement(statement, into);
    }
    exits = around;
  }

  private void leave(Stmt.AssignVar assign, List<Stmt> into) {
    Exit exit = exits.get(assign.target());
    Value given = exit == null ? null : sole.given(assign);
    if (exit == null || given == null || !Sole.isSame(exit.value(), given)) {
      return;
    }
    into.add(
        exit.depth() == RETURN
            ? new Stmt.ReturnLocal(assign.at(), assign.target())
            : new Stmt.Break(assign.at(), depth - exit.depth()));
  }

  /** Puts a block around what has something to pass over. */
  private void around(Stmt statement, List<Stmt> into) {
    Integer result = outlook.onlyResult(statement);
    Value value = result == null ? null : outlook.constant(result, Uses.blocks(statement));
    if (result == null
        || value == null
        || exits.containsKey(result)
        || Outlook.chances(result, List.of(new Block(List.of(statement)))) < 2
        || !Flow.isSure(statement)
        || conflicts.at(statement)) {
      super.statement(statement, into);
      return;
    }
    exits = new HashMap<>(exits);
    depth++;
    exits.put(result, new Exit(result, value, depth));
    List<Stmt> inner = new ArrayList<>(1);
    super.statement(statement, inner);
    depth--;
    into.add(new Stmt.Block(statement.at(), List.of(new Block(inner))));
  }
}
