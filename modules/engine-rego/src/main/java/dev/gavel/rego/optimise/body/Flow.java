package dev.gavel.rego.optimise.body;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Stmt;
import java.util.List;

/** Where statements can lead, other than to the next one. */
public final class Flow {
  private static final int CALL_DYNAMIC_LEAVES = 3;

  private Flow() {}

  /** Whether the next statement is always reached. */
  public static boolean isSure(List<Stmt> statements) {
    return statements.stream().allMatch(Flow::isSure);
  }

  public static boolean isSure(Stmt statement) {
    return switch (statement) {
      case Stmt.AssignInt _, Stmt.AssignVar _, Stmt.ResetLocal _, Stmt.Constant _, Stmt.Nop _ ->
          true;
      case Stmt.MakeNull _, Stmt.MakeNumberInt _, Stmt.MakeNumberRef _ -> true;
      case Stmt.MakeArray _, Stmt.MakeObject _, Stmt.MakeSet _, Stmt.Note _ -> true;
      case Stmt.Block s -> s.blocks().stream().noneMatch(block -> leaves(block, 0));
      case Stmt.Candidates s -> s.blocks().stream().noneMatch(block -> leaves(block, 0));
      case Stmt.Scan s -> !leaves(s.block(), 0);
      case Stmt.ScanWhere s -> !leaves(s.block(), 0);
      case Stmt.ReturnLocal _, Stmt.Break _, Stmt.Not _, Stmt.With _ -> false;
      case Stmt.Call _, Stmt.CallDynamic _, Stmt.Dot _, Stmt.Len _, Stmt.ObjectMerge _ -> false;
      case Stmt.Equal _, Stmt.NotEqual _, Stmt.IsDefined _, Stmt.IsUndefined _ -> false;
      case Stmt.IsArray _, Stmt.IsObject _, Stmt.IsSet _, Stmt.AssignVarOnce _ -> false;
      case Stmt.ArrayAppend _, Stmt.ObjectInsert _, Stmt.ObjectInsertOnce _, Stmt.SetAdd _ -> false;
      case Stmt.ArrayLiteral _, Stmt.SetLiteral _, Stmt.ObjectLiteral _, Stmt.ResultSetAdd _ ->
          false;
    };
  }

  /** Whether something in the block goes further than so many blocks around it. */
  public static boolean leaves(Block block, int around) {
    for (Stmt statement : block.statements()) {
      if (statement instanceof Stmt.ReturnLocal
          || (statement instanceof Stmt.Break(_, int index) && index > around)
          || (statement instanceof Stmt.CallDynamic && around < CALL_DYNAMIC_LEAVES)) {
        return true;
      }
      for (Block inner : Uses.blocks(statement)) {
        if (leaves(inner, around + 1)) {
          return true;
        }
      }
    }
    return false;
  }
}
