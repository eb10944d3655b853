package dev.gavel.rego.optimise.body;

import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which functions come to a statement of some kind, by themselves or by what they call. */
public final class Reaching {
  private Reaching() {}

  public static Set<String> functions(Policy policy, Predicate<Stmt> wanted) {
    List<String> byPath =
        policy.functions().stream()
            .filter(function -> !function.path().isEmpty())
            .map(Function::name)
            .toList();
    Map<String, Set<String>> callers = new HashMap<>();
    Set<String> dynamicCallers = new HashSet<>();
    Set<String> reaching = new HashSet<>();
    for (Function function : policy.functions()) {
      Uses.each(
          function.blocks(),
          statement -> {
            if (wanted.test(statement)) {
              reaching.add(function.name());
            }
            if (statement instanceof Stmt.Call call) {
              callers.computeIfAbsent(call.function(), _ -> new HashSet<>()).add(function.name());
            } else if (statement instanceof Stmt.CallDynamic) {
              dynamicCallers.add(function.name());
            }
          });
    }
    byPath.forEach(
        name -> callers.computeIfAbsent(name, _ -> new HashSet<>()).addAll(dynamicCallers));
    Deque<String> todo = new ArrayDeque<>(reaching);
    while (!todo.isEmpty()) {
      for (String caller : callers.getOrDefault(todo.pop(), Set.of())) {
        if (reaching.add(caller)) {
          todo.push(caller);
        }
      }
    }
    return reaching;
  }
}
