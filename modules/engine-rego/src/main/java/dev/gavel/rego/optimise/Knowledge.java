package dev.gavel.rego.optimise;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.plan.Operand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the locals of a body at one place. What a block finds out is forgotten at its
 * end, since the block may end early. A local that is written counts anew, so that what was known
 * by way of its former content does not hold any more.
 */
final class Knowledge {
  private final Map<Integer, Fact> facts = new HashMap<>();
  private final Map<Integer, Integer> versions = new HashMap<>();
  private final Map<Computation, Found> outcomes = new HashMap<>();
  private final List<Runnable> forget = new ArrayList<>();

  /** What a local is. */
  private sealed interface Fact {}

  private record Undefined() implements Fact {}

  private record Defined() implements Fact {}

  /**
   * A value that is always the same.
   *
   * @param operand to be read instead; null when there is none but the local
   */
  private record Constant(Value value, @Nullable Operand operand) implements Fact {}

  /** What another local is. */
  private record Same(int local, int version) implements Fact {}

  /** What has always the same outcome, as long as what it works on stays the same. */
  private record Computation(String what, List<Operand> operands, List<Integer> versions) {}

  private record Found(int target, int version) {}

  /** A place to go back to. */
  int mark() {
    return forget.size();
  }

  void backTo(int mark) {
    while (forget.size() > mark) {
      forget.removeLast().run();
    }
  }

  /** Nothing is known any more. */
  void written(int local) {
    versions.merge(local, 1, Integer::sum);
    learn(local, null);
  }

  private void learn(int local, @Nullable Fact fact) {
    Fact before = fact == null ? facts.remove(local) : facts.put(local, fact);
    forget.add(
        () -> {
          if (before == null) {
            facts.remove(local);
          } else {
            facts.put(local, before);
          }
        });
  }

  void isUndefined(int local) {
    learn(root(local), new Undefined());
  }

  void isDefined(int local) {
    int root = root(local);
    if (!defined(root)) {
      learn(root, new Defined());
    }
  }

  void isConstant(int local, Value value, @Nullable Operand operand) {
    learn(root(local), new Constant(value, operand));
  }

  void isSame(int local, int other) {
    int root = root(other);
    learn(local, new Same(root, version(root)));
  }

  private int version(int local) {
    return versions.getOrDefault(local, 0);
  }

  private int version(Operand operand) {
    return operand instanceof Operand.Local(int local) ? version(local) : 0;
  }

  /** The local that this one is a copy of, or itself. */
  int root(int local) {
    return facts.get(local) instanceof Same(int other, int version) && version(other) == version
        ? root(other)
        : local;
  }

  private @Nullable Fact fact(int local) {
    return facts.get(root(local));
  }

  boolean undefined(int local) {
    return fact(local) instanceof Undefined;
  }

  boolean defined(int local) {
    Fact fact = fact(local);
    return fact instanceof Defined || fact instanceof Constant;
  }

  @Nullable Value constant(int local) {
    return fact(local) instanceof Constant constant ? constant.value() : null;
  }

  /** What is best read instead of a local. */
  Operand instead(int local) {
    return fact(local) instanceof Constant constant && constant.operand() != null
        ? constant.operand()
        : new Operand.Local(root(local));
  }

  /** Notes where the outcome of a computation is. */
  void found(String what, List<Operand> operands, int target) {
    Computation computation = computation(what, operands);
    Found before = outcomes.put(computation, new Found(target, version(target)));
    forget.add(
        () -> {
          if (before == null) {
            outcomes.remove(computation);
          } else {
            outcomes.put(computation, before);
          }
        });
  }

  /** A local that has the outcome of a computation; null when none is known. */
  @Nullable Integer known(String what, List<Operand> operands) {
    Found found = outcomes.get(computation(what, operands));
    return found != null && version(found.target()) == found.version() ? found.target() : null;
  }

  private Computation computation(String what, List<Operand> operands) {
    return new Computation(what, operands, operands.stream().map(this::version).toList());
  }
}
