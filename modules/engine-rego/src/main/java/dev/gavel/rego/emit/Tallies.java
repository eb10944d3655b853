package dev.gavel.rego.emit;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Arrays that are made for one aggregate, which nobody else looks at: {@code sum([…])}. It can keep
 * its tally while they would grow, so they need not be there.
 */
final class Tallies {
  private static final Set<String> AGGREGATES = Set.of("count", "max", "min", "sum");

  private final Map<Integer, String> aggregates = new HashMap<>();

  /** How often each local is mentioned in a way that a tally can stand for. */
  private final Map<Integer, Integer> fitting = new HashMap<>();

  private Tallies() {}

  static Tallies of(List<Block> blocks, LocalFacts facts) {
    Tallies tallies = new Tallies();
    Map<Integer, Integer> calls = new HashMap<>();
    Statements.each(blocks, (statement, _) -> tallies.look(statement, calls));
    tallies
        .aggregates
        .keySet()
        .removeIf(
            local ->
                calls.getOrDefault(local, 0) != 1
                    || tallies.fitting.getOrDefault(local, 0) != facts.mentions(local));
    return tallies;
  }

  /** The built-in that alone asks for the array; null for all that others see, too. */
  @Nullable String aggregate(int local) {
    return aggregates.get(local);
  }

  private void look(Stmt statement, Map<Integer, Integer> calls) {
    if (statement instanceof Stmt.MakeArray make) {
      fits(make.target());
    } else if (statement instanceof Stmt.ArrayAppend append) {
      fits(append.array());
    } else if (statement instanceof Stmt.IsDefined test) {
      fits(test.source());
    } else if (statement instanceof Stmt.Call call
        && AGGREGATES.contains(call.function())
        && call.arguments().size() == 1
        && call.arguments().getFirst() instanceof Operand.Local(int local)) {
      fits(local);
      calls.merge(local, 1, Integer::sum);
      aggregates.put(local, call.function());
    }
  }

  private void fits(int local) {
    fitting.merge(local, 1, Integer::sum);
  }
}
