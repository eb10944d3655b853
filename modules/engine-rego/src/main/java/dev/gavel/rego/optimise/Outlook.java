package dev.gavel.rego.optimise;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.optimise.body.Definitions;
import dev.gavel.rego.optimise.body.Sole;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Stmt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What statements do for those after them. */
final class Outlook {
  private final Sole sole;
  private final Definitions definitions;

  Outlook(Sole sole, Definitions definitions) {
    this.sole = sole;
    this.definitions = definitions;
  }

  /** The one local that is written inside and read outside; null when there is none or another. */
  @Nullable Integer onlyResult(Stmt statement) {
    List<Block> whole = List.of(new Block(List.of(statement)));
    Map<Integer, Integer> readsInside = new HashMap<>();
    Uses.each(
        whole, inner -> Uses.reads(inner, local -> readsInside.merge(local, 1, Integer::sum)));
    Map<Integer, Boolean> results = new HashMap<>();
    Uses.each(
        whole,
        inner ->
            Uses.writes(
                inner,
                local -> {
                  if (definitions.reads(local) > readsInside.getOrDefault(local, 0)) {
                    results.put(local, true);
                  }
                }));
    return results.size() == 1 ? results.keySet().iterator().next() : null;
  }

  /**
   * How many statements give a value to a local that may have none yet; one in a loop counts for
   * several.
   */
  static int chances(int local, List<Block> blocks) {
    int[] chances = {0};
    for (Block block : blocks) {
      if (!isGuarded(block, local)) {
        for (Stmt statement : block.statements()) {
          Uses.writes(statement, written -> chances[0] += written == local ? 1 : 0);
          int inner = chances(local, Uses.blocks(statement));
          chances[0] += statement instanceof Stmt.Scan ? 2 * inner : inner;
        }
      }
    }
    return chances[0];
  }

  /** A default comes only where there is no value yet. */
  private static boolean isGuarded(Block block, int local) {
    return !block.statements().isEmpty()
        && block.statements().getFirst() instanceof Stmt.IsUndefined(_, int tested)
        && tested == local;
  }

  /**
   * The constant that a local gets from these blocks, if it does not have it already; null when
   * there are several, or something else.
   */
  @Nullable Value constant(int local, List<Block> blocks) {
    Constant found = new Constant(local);
    return found.isOnly(blocks) ? found.value : null;
  }

  private final class Constant {
    private final int local;
    private @Nullable Value value;

    Constant(int local) {
      this.local = local;
    }

    boolean isOnly(List<Block> blocks) {
      for (Block block : blocks) {
        if (!isGuarded(block, local) && !block.statements().stream().allMatch(this::isOnly)) {
          return false;
        }
      }
      return true;
    }

    private boolean isOnly(Stmt statement) {
      boolean[] isWriter = {false};
      Uses.writes(statement, written -> isWriter[0] |= written == local);
      if (isWriter[0]) {
        Value given = sole.given(statement);
        if (given == null || (value != null && !Sole.isSame(value, given))) {
          return false;
        }
        value = given;
      }
      return isOnly(Uses.blocks(statement));
    }
  }
}
