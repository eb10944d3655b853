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
 * Looks up before a loop what is the same in each of its passes. What is not found leaves its local
 * undefined; only where the loop comes to it, it matters.
 */
final class HoistInvariants extends Rewriting {
  private final Definitions definitions;
  private final Set<Integer> unset;
  private final Set<Integer> hoisted = new HashSet<>();
  private int loops;

  private HoistInvariants(List<Integer> parameters, List<Block> blocks) {
    this.definitions = Definitions.of(parameters, blocks);
    this.unset = Unset.in(parameters, blocks);
  }

  static Policy in(Policy policy) {
    return Bodies.changed(
        policy, (parameters, blocks) -> new HoistInvariants(parameters, blocks).blocks(blocks));
  }

  @Override
  protected void statement(Stmt statement, List<Stmt> into) {
    if (statement instanceof Stmt.Scan scan) {
      before(scan, into);
      loops++;
      super.statement(scan, into);
      loops--;
    } else if (!hoisted.contains(result(statement))) {
      super.statement(statement, into);
    } else if (!(statement instanceof Stmt.Constant)) {
      into.add(new Stmt.IsDefined(statement.at(), result(statement)));
    }
  }

  private void before(Stmt.Scan scan, List<Stmt> into) {
    Set<Integer> changing = new HashSet<>();
    Uses.writes(scan, changing::add);
    Uses.each(List.of(scan.block()), inner -> Uses.writes(inner, changing::add));
    List<Block> lookups = new ArrayList<>();
    Uses.each(
        List.of(scan.block()),
        inner -> {
          int result = result(inner);
          if (isInvariant(inner, changing) && hoisted.add(result)) {
            changing.remove(result);
            if (inner instanceof Stmt.Constant) {
              into.add(inner);
            } else {
              reset(inner, into);
              lookups.add(new Block(List.of(inner)));
            }
          }
        });
    if (!lookups.isEmpty()) {
      into.add(new Stmt.Block(scan.at(), lookups));
    }
  }

  /** Within another loop, it may be there from the pass before. */
  private void reset(Stmt lookup, List<Stmt> into) {
    if (loops > 0) {
      into.add(new Stmt.ResetLocal(lookup.at(), result(lookup)));
    }
  }

  private boolean isInvariant(Stmt statement, Set<Integer> changing) {
    int result = result(statement);
    return result >= 0
        && definitions.writers(result).size() == 1
        && !unset.contains(result)
        && Decisions.operands(statement).stream()
            .noneMatch(
                operand -> operand instanceof Operand.Local(int local) && changing.contains(local));
  }

  /** What a statement computes that can be computed anywhere, without harm; or below zero. */
  private static int result(Stmt statement) {
    if (statement instanceof Stmt.Dot dot) {
      return dot.target();
    }
    if (statement instanceof Stmt.Constant constant) {
      return constant.target();
    }
    return statement instanceof Stmt.Call call && Pure.cannotFail(call.function())
        ? call.result()
        : -1;
  }
}
