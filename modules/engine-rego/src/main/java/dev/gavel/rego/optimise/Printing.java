package dev.gavel.rego.optimise;

import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which functions print, or call one that does. What is printed, and when, can be seen; so they are
 * left as they are.
 */
final class Printing {
  private static final Set<String> PRINTERS = Set.of("internal.print", "trace");

  private Printing() {}

  /** Their names; together with those of the built-ins that print. */
  static Set<String> functions(Policy policy) {
    Set<String> printing = new HashSet<>(PRINTERS);
    if (policy.builtins().stream().noneMatch(builtin -> PRINTERS.contains(builtin.name()))) {
      return printing;
    }
    Map<String, Set<String>> callers = new HashMap<>();
    for (Function function : policy.functions()) {
      Uses.each(
          function.blocks(),
          statement -> {
            if (statement instanceof Stmt.Call call) {
              callers.computeIfAbsent(call.function(), _ -> new HashSet<>()).add(function.name());
            } else if (statement instanceof Stmt.CallDynamic) {
              printing.add(function.name());
            }
          });
    }
    List<String> todo = List.copyOf(printing);
    while (!todo.isEmpty()) {
      todo =
          todo.stream()
              .flatMap(name -> callers.getOrDefault(name, Set.of()).stream())
              .filter(printing::add)
              .toList();
    }
    return printing;
  }

  static boolean in(List<dev.gavel.rego.plan.Block> blocks, Set<String> printing) {
    boolean[] found = {false};
    Uses.each(
        blocks,
        statement ->
            found[0] |= statement instanceof Stmt.Call call && printing.contains(call.function()));
    return found[0];
  }
}
