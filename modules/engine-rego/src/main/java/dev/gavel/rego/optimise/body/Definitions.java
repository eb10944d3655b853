package dev.gavel.rego.optimise.body;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Spot;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the locals of a body get their values, and how often they are read. A parameter has a
 * writer that says nothing.
 */
public final class Definitions {
  private static final Stmt FROM_OUTSIDE = new Stmt.Nop(Spot.NONE);

  private final Map<Integer, List<Stmt>> writers = new HashMap<>();
  private final Map<Integer, Integer> reads = new HashMap<>();

  private Definitions() {}

  public static Definitions of(List<Integer> parameters, List<Block> blocks) {
    Definitions found = new Definitions();
    for (int parameter : parameters) {
      found.writers.computeIfAbsent(parameter, _ -> new ArrayList<>(1)).add(FROM_OUTSIDE);
    }
    Uses.each(
        blocks,
        statement -> {
          Uses.writes(
              statement,
              local ->
                  found.writers.computeIfAbsent(local, _ -> new ArrayList<>(1)).add(statement));
          Uses.reads(statement, local -> found.reads.merge(local, 1, Integer::sum));
        });
    return found;
  }

  public List<Stmt> writers(int local) {
    return writers.getOrDefault(local, List.of());
  }

  public int reads(int local) {
    return reads.getOrDefault(local, 0);
  }
}
