package dev.gavel.rego.optimise;

import dev.gavel.rego.optimise.body.Bodies;
import dev.gavel.rego.optimise.body.Flow;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set that is made and then filled by blocks in turn, as those of partial rules are.
 *
 * @param before what comes ahead of the blocks
 * @param filled the local that the blocks add to
 * @param searched the local that has the set after them
 */
record SetFilling(List<Stmt> before, List<Block> blocks, int filled, int searched) {

  /** The set that a statement makes and fills; null when it does something else. */
  static @Nullable SetFilling of(Stmt statement) {
    if (!(statement instanceof Stmt.Block block) || block.blocks().size() < 2) {
      return null;
    }
    Integer set = made(block.blocks().getFirst());
    List<Block> blocks = block.blocks().subList(1, block.blocks().size());
    return set == null ? null : new SetFilling(List.of(), blocks, set, set);
  }

  /** Whether a function does nothing but make a set, fill it and return it. */
  static boolean isDoneBy(Function function) {
    if (!function.parameters().equals(Bodies.DOCUMENTS)
        || function.blocks().size() < 3
        || !Inlined.isPossible(function)) {
      return false;
    }
    Integer set = made(function.blocks().getFirst());
    Stmt last = function.blocks().getLast().statements().getFirst();
    return set != null && last instanceof Stmt.ReturnLocal(_, int returned) && returned == set;
  }

  /** What a call of such a function does, on locals of its own. */
  static @Nullable SetFilling of(Inlined call, int result) {
    List<Stmt> statements = call.statements();
    for (int i = 0; i < statements.size(); i++) {
      SetFilling found = of(statements.get(i));
      if (found != null) {
        return new SetFilling(statements.subList(0, i), found.blocks(), found.filled(), result);
      }
    }
    return null;
  }

  private static @Nullable Integer made(Block block) {
    return block.statements().size() == 1
            && block.statements().getFirst() instanceof Stmt.MakeSet(_, int set)
        ? set
        : null;
  }

  /** Whether all that the blocks do with the set is to add to it, where more can be put. */
  boolean isPlain() {
    int[] uses = {0};
    Uses.each(
        blocks,
        statement -> {
          Uses.reads(statement, local -> uses[0] += local == filled ? 1 : 0);
          Uses.writes(statement, local -> uses[0] += local == filled ? 1 : 0);
        });
    return uses[0] == 2 * additions()
        && uses[0] > 0
        && blocks.stream().noneMatch(block -> Flow.leaves(block, 0));
  }

  int additions() {
    return additions(blocks);
  }

  private int additions(List<Block> among) {
    int count = 0;
    for (Block block : among) {
      for (Stmt statement : block.statements()) {
        if (statement instanceof Stmt.SetAdd(_, Operand _, int set) && set == filled) {
          count++;
        } else if (statement instanceof Stmt.Block || statement instanceof Stmt.Scan) {
          count += additions(Uses.blocks(statement));
        }
      }
    }
    return count;
  }

  Set<Integer> written() {
    Set<Integer> written = new HashSet<>();
    Uses.each(blocks, statement -> Uses.writes(statement, written::add));
    written.remove(filled);
    return written;
  }
}
