package dev.gavel.rego.optimise.body;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Plan;
import dev.gavel.rego.plan.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What plans and functions have in common: parameters and blocks. */
public final class Bodies {
  public static final int INPUT = 0;
  public static final int DATA = 1;
  public static final List<Integer> DOCUMENTS = List.of(INPUT, DATA);

  private Bodies() {}

  /** Changes one body. */
  @FunctionalInterface
  public interface Change {
    List<Block> of(List<Integer> parameters, List<Block> blocks);

    default Change and(Change next) {
      return (parameters, blocks) -> next.of(parameters, of(parameters, blocks));
    }
  }

  /** All but those that print. */
  public static Policy changed(Policy policy, Change change) {
    Set<String> printing = Printing.functions(policy);
    List<Plan> plans = new ArrayList<>(policy.plans().size());
    for (Plan plan : policy.plans()) {
      plans.add(
          Printing.in(plan.blocks(), printing)
              ? plan
              : new Plan(plan.name(), change.of(DOCUMENTS, plan.blocks())));
    }
    List<Function> functions = new ArrayList<>(policy.functions().size());
    for (Function function : policy.functions()) {
      functions.add(
          printing.contains(function.name())
              ? function
              : with(function, change.of(function.parameters(), function.blocks())));
    }
    return with(policy, plans, functions);
  }

  public static Function with(Function function, List<Block> blocks) {
    return new Function(
        function.name(), function.path(), function.parameters(), function.result(), blocks);
  }

  public static Policy with(Policy policy, List<Plan> plans, List<Function> functions) {
    return new Policy(
        policy.strings(), policy.builtins(), policy.files(), plans, functions, policy.unplanned());
  }
}
