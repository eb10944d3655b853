package dev.gavel.rego.optimise;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Stmt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether no local of a function can be given a second value that is another one: it is given one
 * constant only, or it is given a value in one place only that is no loop, or elsewhere when it has
 * none yet.
 */
final class OneValue {
  private final Sole sole;
  private final Map<Integer, Boolean> soles = new HashMap<>();
  private final Set<Integer> given = new HashSet<>();

  private OneValue(Sole sole) {
    this.sole = sole;
  }

  static boolean in(List<Block> blocks, Sole sole) {
    OneValue values = new OneValue(sole);
    return blocks.stream().allMatch(block -> values.in(block, Set.of(), false));
  }

  private boolean isSole(int local) {
    return soles.computeIfAbsent(local, _ -> sole.of(local) != null);
  }

  private boolean in(Block block, Set<Integer> missing, boolean loops) {
    Set<Integer> undefined = new HashSet<>(missing);
    for (Stmt statement : block.statements()) {
      if (statement instanceof Stmt.AssignVarOnce(_, _, int target) && !isSole(target)) {
        boolean first = given.add(target) && !loops;
        if (!first && !undefined.contains(target)) {
          return false;
        }
      }
      boolean isLoop = statement instanceof Stmt.Scan || statement instanceof Stmt.ScanWhere;
      for (Block inner : Uses.blocks(statement)) {
        if (!in(inner, isLoop ? Set.of() : undefined, loops || isLoop)) {
          return false;
        }
        Uses.each(List.of(inner), written -> Uses.writes(written, undefined::remove));
      }
      Uses.writes(statement, undefined::remove);
      if (statement instanceof Stmt.IsUndefined(_, int local)) {
        undefined.add(local);
      }
    }
    return true;
  }
}
