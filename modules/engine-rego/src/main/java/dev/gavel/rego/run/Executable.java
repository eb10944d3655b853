package dev.gavel.rego.run;

import dev.gavel.engine.Reads;
import dev.gavel.engine.value.Projection;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plan that is ready to run, by any number of threads at once. */
public interface Executable {

  /** The entry points. */
  Set<String> plans();

  /** Which parts of the input an entry point can look at. */
  default Projection reads(String plan) {
    return Projection.WHOLE;
  }

  /** What the answers of an entry point depend on; null where nobody can tell. */
  default @Nullable Reads dependencies(String plan) {
    return null;
  }

  /**
   * Runs one entry point.
   *
   * @param input null when it is undefined
   * @param strict whether the first failure of a built-in is the outcome, ahead of any other
   * @return the distinct results, in the order of values
   * @throws dev.gavel.rego.evaluation.EvaluationException when the evaluation breaks off
   */
  List<Value> run(
      String plan, @Nullable Value input, Value data, Evaluation evaluation, boolean strict);
}
