package dev.gavel.rego.optimise;

import dev.gavel.rego.optimise.index.Indexing;
import dev.gavel.rego.plan.Policy;
import java.util.List;
import java.util.function.UnaryOperator;

/** The passes that make a plan faster, in their order. */
public final class Optimise {
  private static final List<UnaryOperator<Policy>> PASSES =
      List.of(
          BuildLiterals::in,
          PropagateValues::in,
          DropUnused::in,
          InlineCalls::in,
          DropFunctions::in,
          AssignFreely::in,
          SearchInPlace::in,
          DropFunctions::in,
          LeaveEarly::in,
          HoistInvariants::in,
          DropImplied::in,
          Indexing::run);

  private Optimise() {}

  /** The same plan, to be run instead of it. */
  public static Policy run(Policy plan) {
    Policy optimised = plan;
    for (UnaryOperator<Policy> pass : PASSES) {
      optimised = pass.apply(optimised);
    }
    return optimised;
  }
}
