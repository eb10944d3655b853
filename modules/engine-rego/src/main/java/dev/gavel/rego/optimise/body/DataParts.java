package dev.gavel.rego.optimise.body;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Operand;
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

/**
 * Which locals may hold a part of {@code data} that was reached by looking up alone. Keys are text
 * there, and a copy of such a local ends that: so a copy can only be done without where nobody
 * looks into it, or into what was found in it, by a key for which it matters.
 */
public final class DataParts {
  private final Policy policy;
  private final Set<Integer> parts = new HashSet<>();
  private final Set<Integer> minded = new HashSet<>();
  private final Map<Integer, List<Integer>> into = new HashMap<>();
  private final Map<Integer, List<Integer>> from = new HashMap<>();

  private DataParts(Policy policy) {
    this.policy = policy;
  }

  public static DataParts of(Policy policy, List<Block> blocks) {
    DataParts found = new DataParts(policy);
    Uses.each(blocks, found::note);
    found.parts.add(Bodies.DATA);
    spread(found.parts, found.into);
    spread(found.minded, found.from);
    return found;
  }

  private void note(Stmt statement) {
    if (statement instanceof Stmt.Dot(_, Operand.Local(int source), Operand key, int target)) {
      step(source, target);
      if (minds(key)) {
        minded.add(source);
      }
    } else if (statement instanceof Stmt.Scan scan) {
      step(scan.source(), scan.value());
    } else if (statement instanceof Stmt.AssignVar(_, Operand.Local(int source), int target)) {
      step(source, target);
    } else if (statement instanceof Stmt.AssignVarOnce(_, Operand.Local(int source), int target)) {
      step(source, target);
    }
  }

  private void step(int source, int target) {
    into.computeIfAbsent(source, _ -> new ArrayList<>()).add(target);
    from.computeIfAbsent(target, _ -> new ArrayList<>()).add(source);
  }

  private static void spread(Set<Integer> locals, Map<Integer, List<Integer>> ways) {
    Deque<Integer> todo = new ArrayDeque<>(locals);
    while (!todo.isEmpty()) {
      for (int next : ways.getOrDefault(todo.pop(), List.of())) {
        if (locals.add(next)) {
          todo.push(next);
        }
      }
    }
  }

  /** Whether a key finds something else in data than it does elsewhere. */
  private boolean minds(Operand key) {
    return switch (key) {
      case Operand.Local _ -> true;
      case Operand.Bool _ -> false;
      case Operand.StringIndex(int index) -> {
        String text = policy.strings().get(index);
        yield !text.isEmpty()
            && (Character.isDigit(text.charAt(0)) || "+-".indexOf(text.charAt(0)) >= 0);
      }
    };
  }

  public boolean isPart(int local) {
    return parts.contains(local);
  }

  /** Whether what is read from the copy can be read from its source instead. */
  public boolean agree(int source, int copy) {
    return !parts.contains(source) || !minded.contains(copy);
  }
}
