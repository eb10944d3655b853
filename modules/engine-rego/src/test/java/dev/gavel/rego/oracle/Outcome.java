package dev.gavel.rego.oracle;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PoliciesBuilder;
import dev.gavel.rego.builtin.encoding.JsonForm;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Limits;
import java.util.List;
import java.util.Map;

/**
 * How a program came out.
 *
 * @param result as JSON; an empty object when there was an error
 * @param codes of the errors; empty when there was a result
 */
record Outcome(Value result, List<String> codes) {
  Outcome {
    codes = List.copyOf(codes);
  }

  static Outcome failed(List<String> codes) {
    return new Outcome(ObjectValue.EMPTY, codes);
  }

  /** With Gavel; OPA's server gets the modules one by one, so each has to fit those before it. */
  static Outcome of(Program program) {
    PoliciesBuilder builder = Policies.builder().dialect(program.dialect()).data(program.data());
    try {
      Policies policies = builder.compile();
      for (Map.Entry<String, String> module : program.modules().entrySet()) {
        policies = builder.module(module.getKey(), module.getValue()).compile();
      }
      Value result = policies.query("data").evaluate(program.input()).value().orElseThrow();
      return new Outcome(JsonForm.of(result, new Budget(Limits.DEFAULT, null)), List.of());
    } catch (RejectedException rejected) {
      return failed(rejected.mistakes().stream().map(Mistake::code).toList());
    } catch (EvaluationException broken) {
      return failed(List.of(broken.code()));
    }
  }

  /**
   * Whether this is what OPA says, too. OPA's index may pass over a rule that fails anyway, and
   * with it over a conflict on the way to there.
   */
  boolean agreesWith(Outcome opa) {
    if (opa.codes.isEmpty()) {
      return codes.isEmpty()
          ? result.equals(opa.result)
          : codes.equals(List.of(EvaluationException.CONFLICT));
    }
    return codes.contains(opa.codes.getFirst());
  }
}
