package dev.gavel.rego.optimise.body;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which functions print, or call one that does. What is printed, and when, can be seen; so they are
 * left as they are.
 */
public final class Printing {
  private static final Set<String> PRINTERS = Set.of("internal.print", "trace");

  private Printing() {}

  /** Their names, together with those of the built-ins that print. */
  public static Set<String> functions(Policy policy) {
    if (policy.builtins().stream().noneMatch(builtin -> PRINTERS.contains(builtin.name()))) {
      return PRINTERS;
    }
    Set<String> printing = new HashSet<>(PRINTERS);
    printing.addAll(Reaching.functions(policy, Printing::prints));
    return printing;
  }

  private static boolean prints(Stmt statement) {
    return statement instanceof Stmt.Call call && PRINTERS.contains(call.function());
  }

  public static boolean in(List<Block> blocks, Set<String> printing) {
    boolean[] found = {false};
    Uses.each(
        blocks,
        statement ->
            found[0] |= statement instanceof Stmt.Call call && printing.contains(call.function()));
    return found[0];
  }
}
