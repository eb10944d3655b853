package dev.gavel.rego.optimise.input;

import dev.gavel.engine.Reads;
import dev.gavel.engine.Stretch;
import dev.gavel.engine.value.Projection;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Plan;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.run.Execution;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of an entry point depend on: the parts of the input that it can look at, and
 * whether a built-in that it may call looks at anything else, such as the clock.
 */
public final class PlanReads implements Reads {
  private final Projection parts;
  private final boolean steady;

  private PlanReads(Projection parts, boolean steady) {
    this.parts = parts;
    this.steady = steady;
  }

  /**
   * Goes through a plan.
   *
   * @param builtins by their names; null for one that is unknown
   */
  public static PlanReads of(
      Policy policy,
      String entryPoint,
      java.util.function.Function<String, @Nullable Builtin> builtins) {
    boolean[] steady = {true};
    Stream.concat(
            policy.plans().stream().map(Plan::blocks),
            policy.functions().stream().map(Function::blocks))
        .forEach(
            blocks ->
                Uses.each(
                    blocks,
                    statement ->
                        steady[0] &=
                            !(statement instanceof Stmt.Call call)
                                || isSteady(call.function(), builtins)));
    return new PlanReads(
        steady[0] ? ReadsOfInput.of(policy, entryPoint) : Projection.WHOLE, steady[0]);
  }

  /** A function of the plan is steady if what it calls is. */
  private static boolean isSteady(
      String called, java.util.function.Function<String, @Nullable Builtin> builtins) {
    Builtin builtin = builtins.apply(called);
    return !Execution.VOLATILE.contains(called) && (builtin == null || builtin.isSteady());
  }

  @Override
  public void show(Value input, Consumer<? super @Nullable Value> visitor) {
    parts.show(input, visitor);
  }

  @Override
  public Stretch around(Instant now) {
    return steady ? Stretch.ALWAYS : Stretch.NEVER;
  }
}
