package dev.gavel.server.telemetry;

import dev.gavel.decider.DecisionCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How much was decided. */
record DecisionMeters(DecisionCounts counts) implements MeterBinder {

  @Override
  public void bindTo(MeterRegistry registry) {
    FunctionCounter.builder("gavel.decisions", counts, DecisionCounts::decisions)
        .description("Users that were decided on.")
        .register(registry);
    FunctionCounter.builder("gavel.assignments", counts, DecisionCounts::assignments)
        .description("Variants that were assigned.")
        .register(registry);
    FunctionCounter.builder("gavel.attribute.mismatches", counts, DecisionCounts::mismatches)
        .description("Attributes of a kind that the operator of their condition cannot compare.")
        .register(registry);
  }
}
