package dev.gavel.rego.optimise.body;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Plan;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who calls whom, and in how many places. */
public final class CallGraph {
  private final Map<String, Function> functions = new HashMap<>();
  private final Map<String, Integer> calls = new HashMap<>();
  private final Set<String> circular = new HashSet<>();
  private final Map<String, Boolean> ordered = new HashMap<>();
  private final List<Function> calleesFirst = new ArrayList<>();
  private boolean dynamic;

  private CallGraph() {}

  public static CallGraph of(Policy policy) {
    CallGraph graph = new CallGraph();
    for (Function function : policy.functions()) {
      graph.functions.put(function.name(), function);
      graph.count(function.blocks());
    }
    for (Plan plan : policy.plans()) {
      graph.count(plan.blocks());
    }
    policy.functions().forEach(graph::order);
    return graph;
  }

  private void count(List<Block> blocks) {
    Uses.each(
        blocks,
        statement -> {
          if (statement instanceof Stmt.Call call) {
            calls.merge(call.function(), 1, Integer::sum);
          }
          dynamic |= statement instanceof Stmt.CallDynamic;
        });
  }

  /** Without recursion, since a chain of calls can be longer than the stack is deep. */
  private void order(Function start) {
    Deque<Function> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Function function = open.peek();
      Boolean complete = ordered.putIfAbsent(function.name(), false);
      if (complete == null) {
        callees(function).forEach(callee -> visit(callee, open));
      } else {
        open.pop();
        if (!complete) {
          ordered.put(function.name(), true);
          calleesFirst.add(function);
        }
      }
    }
  }

  private void visit(Function callee, Deque<Function> open) {
    Boolean complete = ordered.get(callee.name());
    if (complete == null) {
      open.push(callee);
    } else if (!complete) {
      circular.add(callee.name());
    }
  }

  private List<Function> callees(Function function) {
    List<Function> callees = new ArrayList<>();
    Uses.each(
        function.blocks(),
        statement -> {
          Function callee =
              statement instanceof Stmt.Call call ? functions.get(call.function()) : null;
          if (callee != null) {
            callees.add(callee);
          }
        });
    return callees;
  }

  public List<Function> calleesFirst() {
    return calleesFirst;
  }

  /** In how many places a function is called by its name. */
  public int calls(String name) {
    return calls.getOrDefault(name, 0);
  }

  public @Nullable Function function(String name) {
    return functions.get(name);
  }

  /** Whether a function comes back to itself; no policy makes such a one, but a stranger may. */
  public boolean isCircular(String name) {
    return circular.contains(name);
  }

  /** Whether one place calls the function, and no other can. */
  public boolean isCalledOnce(Function function) {
    return calls(function.name()) == 1 && (!dynamic || function.path().isEmpty());
  }
}
