package dev.gavel.rego;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Observations;
import java.util.List;
import java.util.Optional;

/**
 * What a query came to: a solution for each way to fulfil it, none when it is undefined.
 *
 * @param failures of built-ins, each of which made its call undefined: what a policy that answers
 *     less than it should stumbled over
 * @param observations what the answer depends on beside the input, for {@link Request#replaying};
 *     none unless the request is {@link Request#recording}
 */
public record Answer(
    List<Solution> solutions, List<EvaluationException> failures, Observations observations) {

  /**
   * One way to fulfil a query.
   *
   * @param values of the query's expressions, in their order
   * @param bindings of the variables that the query names
   */
  public record Solution(List<Value> values, ObjectValue bindings) {
    public Solution {
      values = List.copyOf(values);
    }
  }

  public Answer {
    solutions = List.copyOf(solutions);
    failures = List.copyOf(failures);
  }

  public boolean isDefined() {
    return !solutions.isEmpty();
  }

  /** Whether the query has one solution and its only expression is true there. */
  public boolean isTrue() {
    if (solutions.size() != 1) {
      return false;
    }
    Solution only = solutions.getFirst();
    return only.values().size() == 1
        && only.values().getFirst() == BooleanValue.TRUE
        && only.bindings().size() == 0;
  }

  /** The value of the only, or the first, expression; empty when the query is undefined. */
  public Optional<Value> value() {
    return solutions.isEmpty()
        ? Optional.empty()
        : Optional.of(solutions.getFirst().values().getFirst());
  }
}
