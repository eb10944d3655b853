package dev.gavel.rego.optimise;

import dev.gavel.rego.optimise.body.Bodies;
import dev.gavel.rego.optimise.body.Definitions;
import dev.gavel.rego.optimise.body.Pure;
import dev.gavel.rego.optimise.body.Rewriting;
import dev.gavel.rego.optimise.body.Unset;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out the question whether a local is defined where a statement soon after cannot do without
 * it anyway, and nothing in between can be seen.
 */
final class DropImplied extends Rewriting {
  private final Definitions definitions;
  private final Set<Integer> unset;

  private DropImplied(List<Integer> parameters, List<Block> blocks) {
    this.definitions = Definitions.of(parameters, blocks);
    this.unset = Unset.in(parameters, blocks);
  }

  static Policy in(Policy policy) {
    return Bodies.changed(
        policy,
        (parameters, blocks) ->
            asks(blocks) ? new DropImplied(parameters, blocks).blocks(blocks) : blocks);
  }

  private static boolean asks(List<Block> blocks) {
    boolean[] found = {false};
    Uses.each(blocks, statement -> found[0] |= statement instanceof Stmt.IsDefined);
    return found[0];
  }

  /** Backwards, with the locals that what comes after cannot do without. */
  @Override
  protected Block block(Block block) {
    List<Stmt> kept = new ArrayList<>(block.statements().size());
    Set<Integer> needed = new HashSet<>();
    for (Stmt statement : block.statements().reversed()) {
      if (statement instanceof Stmt.IsDefined(_, int local)) {
        if (needed.add(local)) {
          kept.add(statement);
        }
        if (definitions.writers(local).size() == 1) {
          need(definitions.writers(local).getFirst(), needed);
        }
      } else {
        kept.add(parts(statement));
        if (!isUnseen(statement)) {
          needed.clear();
        }
        need(statement, needed);
      }
    }
    return new Block(kept.reversed());
  }

  /** Whether nobody sees that it ran. */
  private boolean isUnseen(Stmt statement) {
    if (!isLookup(statement)) {
      return false;
    }
    boolean[] unseen = {true};
    Uses.writes(statement, local -> unseen[0] &= !unset.contains(local));
    return unseen[0];
  }

  private static boolean isLookup(Stmt statement) {
    return statement instanceof Stmt.Dot
        || statement instanceof Stmt.Equal
        || statement instanceof Stmt.NotEqual
        || statement instanceof Stmt.Constant
        || (statement instanceof Stmt.Call call && Pure.cannotFail(call.function()));
  }

  private static void need(Stmt statement, Set<Integer> needed) {
    if (isLookup(statement)) {
      for (Operand operand : Decisions.operands(statement)) {
        if (operand instanceof Operand.Local(int local)) {
          needed.add(local);
        }
      }
    }
  }
}
