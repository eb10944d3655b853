package dev.gavel.rego.emit;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.emit.support.Code;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.plan.PlanException;
import dev.gavel.rego.run.Executable;
import dev.gavel.rego.run.Execution;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan as code. It gives the results that the reference gives; where it breaks off, by whatever
 * exception, the reference knows what is to be said.
 */
public final class Emitted implements Executable {
  private final Map<String, Entry> entries;
  private final int remembered;
  private final int deepest;

  /** A plan by its number in a class. */
  record Entry(Code code, int number) {}

  Emitted(Map<String, Entry> entries, int remembered, int deepest) {
    this.entries = Map.copyOf(entries);
    this.remembered = remembered;
    this.deepest = deepest;
  }

  @Override
  public Set<String> plans() {
    return entries.keySet();
  }

  /** How deep its calls nest, so that nobody needs to count while it runs. */
  public int deepest() {
    return deepest;
  }

  @Override
  public List<Value> run(
      String plan, @Nullable Value input, Value data, Evaluation evaluation, boolean strict) {
    Entry entry = entries.get(plan);
    if (entry == null) {
      throw new PlanException("there is no plan " + plan);
    }
    Execution execution = new Execution(evaluation, input, data, remembered);
    entry.code().run(entry.number(), execution, input, data);
    return execution.results();
  }
}
