package dev.gavel.rego.optimise;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.optimise.body.Bodies;
import dev.gavel.rego.optimise.body.Definitions;
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
import org.jspecify.annotations.Nullable;

/**
 * Assigns without asking for what is there already, where that is nothing or the same constant. So
 * an assignment that asks is one that may find a conflict.
 */
final class AssignFreely extends Rewriting {
  /** The values that a local may have: none, a constant, or any. */
  private record Values(@Nullable Value only, boolean isAny) {
    static final Values NONE = new Values(null, false);
    static final Values ANY = new Values(null, true);

    boolean allows(@Nullable Value value) {
      return this.equals(NONE) || (only != null && value != null && Sole.isSame(only, value));
    }

    Values or(Values other) {
      if (other.equals(NONE)) {
        return this;
      }
      return other.isAny || !allows(other.only) ? ANY : other;
    }
  }

  /** A local that a block makes undefined, and what it may have if that is not reached. */
  private record Reset(int local, Values before) {}

  private final Sole sole;
  private final Map<Integer, Values> values = new HashMap<>();
  private final List<Reset> resets = new ArrayList<>();

  private AssignFreely(Sole sole, List<Integer> parameters) {
    this.sole = sole;
    parameters.forEach(parameter -> values.put(parameter, Values.ANY));
  }

  static Policy in(Policy policy) {
    return Bodies.changed(
        policy,
        (parameters, blocks) -> {
          Sole sole = new Sole(policy, Definitions.of(parameters, blocks));
          return new AssignFreely(sole, parameters).blocks(blocks);
        });
  }

  @Override
  protected Block block(Block block) {
    int start = resets.size();
    Block changed = super.block(block);
    while (resets.size() > start) {
      Reset reset = resets.removeLast();
      values.merge(reset.local(), reset.before(), Values::or);
    }
    return changed;
  }

  @Override
  protected void statement(Stmt original, List<Stmt> into) {
    if (original instanceof Stmt.ResetLocal(_, int local)) {
      resets.add(new Reset(local, values(local)));
      values.put(local, Values.NONE);
    } else if (original instanceof Stmt.Scan) {
      Uses.each(List.of(new Block(List.of(original))), this::note);
    }
    Stmt statement = original;
    if (original instanceof Stmt.AssignVarOnce once
        && values(once.target()).allows(sole.of(once.source()))) {
      statement = new Stmt.AssignVar(once.at(), once.source(), once.target());
    }
    note(original);
    super.statement(statement, into);
  }

  private Values values(int local) {
    return values.getOrDefault(local, Values.NONE);
  }

  private void note(Stmt writer) {
    if (!(writer instanceof Stmt.ResetLocal)) {
      Value given = sole.given(writer);
      Values more = given == null ? Values.ANY : new Values(given, false);
      Uses.writes(writer, local -> values.put(local, values(local).or(more)));
    }
  }
}
