package dev.gavel.rego.optimise;

import dev.gavel.rego.optimise.body.Bodies;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Plan;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Leaves out functions that nobody calls. */
final class DropFunctions {
  private DropFunctions() {}

  static Policy in(Policy policy) {
    return Bodies.with(policy, policy.plans(), called(policy));
  }

  /** Those that plans reach; any that has a path, where one is called by its path. */
  private static List<Function> called(Policy policy) {
    Map<String, Function> byName = new HashMap<>();
    policy.functions().forEach(function -> byName.put(function.name(), function));
    List<Function> byPath =
        policy.functions().stream().filter(function -> !function.path().isEmpty()).toList();
    Set<String> called = new HashSet<>();
    Deque<List<Block>> todo = new ArrayDeque<>();
    for (Plan plan : policy.plans()) {
      todo.add(plan.blocks());
    }
    while (!todo.isEmpty()) {
      Uses.each(
          todo.pop(),
          statement -> {
            for (Function function : callees(statement, byName, byPath)) {
              if (called.add(function.name())) {
                todo.add(function.blocks());
              }
            }
          });
    }
    return policy.functions().stream()
        .filter(function -> called.contains(function.name()))
        .toList();
  }

  private static List<Function> callees(
      Stmt statement, Map<String, Function> byName, List<Function> byPath) {
    if (statement instanceof Stmt.Call call) {
      Function function = byName.get(call.function());
      return function == null ? List.of() : List.of(function);
    }
    return statement instanceof Stmt.CallDynamic ? byPath : List.of();
  }
}
