package dev.gavel.rego.emit;

import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Plan;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who calls whom in a plan: functions in an order in which each comes after those it calls, and
 * which of them run more than once in an evaluation, so that remembering their answers pays.
 *
 * <p>Rego has no recursion; a plan of a stranger may, and has no such order then.
 */
final class CallOrder {
  private final Map<String, Function> byName = new HashMap<>();
  private final Map<String, Boolean> finished = new HashMap<>();
  private final List<Function> ordered = new ArrayList<>();
  private final Map<String, Integer> remembered = new LinkedHashMap<>();
  private boolean recursive;
  private boolean dynamic;
  private int deepest;

  private CallOrder(Policy policy) {
    policy.functions().forEach(function -> byName.put(function.name(), function));
  }

  /** Null when functions call each other in a circle. */
  static @Nullable CallOrder of(Policy policy) {
    CallOrder order = new CallOrder(policy);
    for (Function function : policy.functions()) {
      order.visit(function, 1);
    }
    if (order.recursive) {
      return null;
    }
    order.dynamic |= policy.plans().stream().anyMatch(plan -> isDynamic(plan.blocks()));
    order.findRepeated(policy);
    return order;
  }

  private static boolean isDynamic(List<dev.gavel.rego.plan.Block> blocks) {
    return !Statements.none(blocks, statement -> statement instanceof Stmt.CallDynamic);
  }

  /** Each after those it calls. */
  List<Function> functions() {
    return ordered;
  }

  boolean isFunction(String name) {
    return byName.containsKey(name);
  }

  /** The number of a rule whose answers are remembered; null for others. */
  @Nullable Integer remembered(String name) {
    return remembered.get(name);
  }

  int rememberedCount() {
    return remembered.size();
  }

  private void visit(Function function, int depth) {
    deepest = Math.max(deepest, depth);
    Boolean known = finished.putIfAbsent(function.name(), false);
    if (known != null) {
      recursive |= !known;
      return;
    }
    Statements.each(
        function.blocks(),
        (statement, _) -> {
          if (statement instanceof Stmt.Call call) {
            Function called = byName.get(call.function());
            if (called != null) {
              visit(called, depth + 1);
            }
          } else if (statement instanceof Stmt.CallDynamic) {
            dynamic = true;
          }
        });
    finished.put(function.name(), true);
    ordered.add(function);
  }

  /** From the top down: a function runs often when it is called in two places, or in a loop. */
  private void findRepeated(Policy policy) {
    Map<String, Integer> times = new HashMap<>();
    for (Plan plan : policy.plans()) {
      Map<String, Integer> inPlan = new HashMap<>();
      count(plan.blocks(), 1, inPlan);
      inPlan.forEach((name, often) -> times.merge(name, often, Math::max));
    }
    for (Function function : ordered.reversed()) {
      int often = Math.min(times.getOrDefault(function.name(), 0), 2);
      boolean repeated = often > 1 || isRouted(function);
      if (repeated && function.parameters().size() == 2 && !isTrivial(function)) {
        remembered.put(function.name(), remembered.size());
        often = 1;
      }
      count(function.blocks(), Math.max(often, 1), times);
    }
  }

  private void count(
      List<dev.gavel.rego.plan.Block> blocks, int often, Map<String, Integer> times) {
    Statements.each(
        blocks,
        (statement, inLoop) -> {
          if (statement instanceof Stmt.Call call && isFunction(call.function())) {
            times.merge(call.function(), inLoop ? 2 : often, Integer::sum);
          }
        });
  }

  /** What only makes a constant is as fast as remembering it. */
  private static boolean isTrivial(Function function) {
    return Statements.size(function.blocks()) <= 4
        && Statements.none(
            function.blocks(),
            statement ->
                statement instanceof Stmt.Call
                    || statement instanceof Stmt.CallDynamic
                    || statement instanceof Stmt.MakeArray
                    || statement instanceof Stmt.MakeObject
                    || statement instanceof Stmt.MakeSet
                    || statement instanceof Stmt.Scan);
  }

  /** Whether it is called by its path, too. */
  boolean isRouted(Function function) {
    return dynamic && !function.path().isEmpty();
  }

  /** How deep calls nest. */
  int deepest() {
    return deepest;
  }
}
