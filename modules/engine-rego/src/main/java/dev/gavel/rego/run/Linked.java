package dev.gavel.rego.run;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.plan.PlanException;
import dev.gavel.rego.plan.Policy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The reference: a plan whose statements became steps, which are run one after the other. */
public final class Linked implements Executable {
  private final Map<String, Routine> plans;
  private final int rules;

  Linked(Map<String, Routine> plans, int rules) {
    this.plans = plans;
    this.rules = rules;
  }

  /**
   * Links a plan.
   *
   * @param builtins by their names; null for one that is unknown
   * @throws PlanException when the plan is not sound
   */
  public static Linked of(Policy policy, Function<String, @Nullable Builtin> builtins) {
    return Linker.link(policy, builtins);
  }

  @Override
  public Set<String> plans() {
    return plans.keySet();
  }

  @Override
  public List<Value> run(
      String plan, @Nullable Value input, Value data, Evaluation evaluation, boolean strict) {
    Routine entry = plans.get(plan);
    if (entry == null) {
      throw new PlanException("there is no plan " + plan);
    }
    Execution execution = new Execution(evaluation, input, data, rules);
    try {
      call(entry, input, data, execution);
    } catch (EvaluationException broken) {
      throw strict && execution.firstFailure() != null ? execution.firstFailure() : broken;
    }
    if (strict && execution.firstFailure() != null) {
      throw execution.firstFailure();
    }
    return execution.results();
  }

  /** Values that a stranger's plan makes can nest deeper than comparing and hashing them can go. */
  private static void call(Routine entry, @Nullable Value input, Value data, Execution execution) {
    @Nullable Object[] frame = entry.frame();
    frame[Linker.INPUT] = input;
    frame[Linker.DATA] = data;
    try {
      entry.call(frame, execution);
    } catch (StackOverflowError tooDeep) {
      throw new EvaluationException(
          EvaluationException.INTERNAL,
          Location.NONE,
          "the evaluation nests deeper than the stack of its thread");
    }
  }
}
