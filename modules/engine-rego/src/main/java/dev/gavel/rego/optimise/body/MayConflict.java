package dev.gavel.rego.optimise.body;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.util.HashSet;
import java.util.Set;

/**
 * What must not be passed over: statements that may find a conflict, or that can be seen from
 * outside, and calls of functions that come to such. An assignment that asks for what is there
 * counts as one that may find a conflict, so those that need not ask are to be changed before.
 */
public final class MayConflict {
  private final Set<String> functions;

  private MayConflict(Set<String> functions) {
    this.functions = functions;
  }

  public static MayConflict of(Policy policy) {
    Set<String> functions = new HashSet<>(Reaching.functions(policy, MayConflict::isOneByItself));
    functions.addAll(Printing.functions(policy));
    return new MayConflict(functions);
  }

  private static boolean isOneByItself(Stmt statement) {
    return statement instanceof Stmt.AssignVarOnce
        || statement instanceof Stmt.ObjectInsertOnce
        || statement instanceof Stmt.CallDynamic
        || statement instanceof Stmt.ResultSetAdd
        || statement instanceof Stmt.Note;
  }

  public boolean at(Stmt statement) {
    if (isOneByItself(statement)
        || (statement instanceof Stmt.Call call && functions.contains(call.function()))) {
      return true;
    }
    for (Block block : Uses.blocks(statement)) {
      if (block.statements().stream().anyMatch(this::at)) {
        return true;
      }
    }
    return false;
  }
}
