package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Plan;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.planner.work.Query;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.type.Declarations;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans queries, and then every rule and function that they reach. What a plan calls is put in a
 * queue and planned when its turn comes, so that neither long chains of rules nor their number
 * matter.
 */
public final class Planner {
  private Planner() {}

  /**
   * Plans compiled queries over compiled rules.
   *
   * @param declarations the built-in functions that may be called
   */
  public static Policy plan(RuleTree rules, List<Query> queries, Declarations declarations) {
    return plan(new Program(rules, declarations, false), queries);
  }

  /** The same, with notes for who watches. */
  public static Policy planWatched(RuleTree rules, List<Query> queries, Declarations declarations) {
    return plan(new Program(rules, declarations, true), queries);
  }

  private static Policy plan(Program program, List<Query> queries) {
    List<Plan> plans = new ArrayList<>();
    for (Query query : queries) {
      plans.add(QueryPlanner.plan(program, query));
    }
    return program.finish(plans);
  }
}
