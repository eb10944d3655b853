package dev.gavel.rego.optimise;

import dev.gavel.rego.optimise.body.Bodies;
import dev.gavel.rego.optimise.body.Flow;
import dev.gavel.rego.optimise.body.Rewriting;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Leaves out what nobody sees: locals that nobody reads, and blocks that do nothing. */
final class DropUnused extends Rewriting {
  private final Map<Integer, Integer> reads = new HashMap<>();
  private boolean changed;

  private DropUnused() {}

  static Policy in(Policy policy) {
    return Bodies.changed(policy, DropUnused::change);
  }

  static List<Block> change(List<Integer> parameters, List<Block> blocks) {
    return new DropUnused().used(blocks);
  }

  /** Again and again, since what is left out may have been the last to read something. */
  private List<Block> used(List<Block> blocks) {
    List<Block> used = blocks;
    do {
      changed = false;
      reads.clear();
      Uses.each(
          used, statement -> Uses.reads(statement, local -> reads.merge(local, 1, Integer::sum)));
      used = filled(blocks(used));
    } while (changed);
    return used;
  }

  /** Without empty ones; a break at the end leads to where the block ends anyway. */
  private static List<Block> filled(List<Block> blocks) {
    List<Block> filled = new ArrayList<>(blocks.size());
    for (Block block : blocks) {
      List<Stmt> statements = block.statements();
      boolean breaks =
          !statements.isEmpty()
              && statements.getLast() instanceof Stmt.Break(_, int index)
              && index == 0;
      int end = breaks ? statements.size() - 1 : statements.size();
      if (end > 0) {
        filled.add(breaks ? new Block(statements.subList(0, end)) : block);
      }
    }
    return filled;
  }

  @Override
  protected void statement(Stmt original, List<Stmt> into) {
    Stmt statement = parts(original);
    if (isUnseen(statement)) {
      changed = true;
    } else if (statement instanceof Stmt.Block block) {
      block(block, into);
    } else {
      into.add(statement);
    }
  }

  private void block(Stmt.Block block, List<Stmt> into) {
    List<Block> filled = filled(block.blocks());
    if (filled.size() == 1 && Flow.isSure(filled.getFirst().statements())) {
      into.addAll(filled.getFirst().statements());
      changed = true;
    } else if (!filled.isEmpty()) {
      into.add(new Stmt.Block(block.at(), filled));
    }
  }

  private boolean isUnseen(Stmt statement) {
    if (statement instanceof Stmt.Scan scan) {
      return scan.block().statements().isEmpty();
    }
    if (statement instanceof Stmt.Block block) {
      return filled(block.blocks()).isEmpty();
    }
    if (statement instanceof Stmt.Note || !Flow.isSure(statement)) {
      return false;
    }
    boolean[] seen = {false};
    Uses.writes(statement, local -> seen[0] |= reads.containsKey(local));
    return !seen[0];
  }
}
