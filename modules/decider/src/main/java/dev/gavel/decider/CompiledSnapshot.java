package dev.gavel.decider;

import dev.gavel.engine.Context;
import dev.gavel.engine.Program;
import dev.gavel.experiments.assignment.Assignment;
import dev.gavel.experiments.assignment.Conditional;
import dev.gavel.experiments.assignment.Draw;
import dev.gavel.experiments.assignment.Placement;
import dev.gavel.experiments.bucketing.Bucketing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot ready to answer: immutable, so a request that holds it sees one version throughout.
 */
public final class CompiledSnapshot {
  private final String environment;
  private final long version;
  private final Bucketing bucketing;
  private final List<CompiledExperiment> experiments;
  private final int audiences;
  private final Map<String, Program> segments;

  CompiledSnapshot(
      String environment,
      long version,
      Bucketing bucketing,
      List<CompiledExperiment> experiments,
      int audiences,
      Map<String, Program> segments) {
    this.environment = environment;
    this.version = version;
    this.bucketing = bucketing;
    this.experiments = List.copyOf(experiments);
    this.audiences = audiences;
    this.segments = Map.copyOf(segments);
  }

  public String environment() {
    return environment;
  }

  public long version() {
    return version;
  }

  /** The program of a segment; null when the snapshot has none of that name. */
  public @Nullable Program segment(String name) {
    return segments.get(name);
  }

  Decision decide(DecisionRequest request, Context context) {
    Bucketing.Unit unit = bucketing.unit(request.userKey());
    Asking asking = new Asking(context, audiences);
    List<Assignment> assignments = new ArrayList<>(experiments.size());
    for (CompiledExperiment experiment : experiments) {
      if (request.wants(experiment.key())) {
        Draw draw = experiment.assigner().draw(request.userKey(), unit, context.now());
        Assignment assignment = experiment.place(draw, asking).assignment();
        if (assignment != null) {
          assignments.add(assignment);
        }
      }
    }
    return decision(request, assignments);
  }

  ExplainedDecision explain(DecisionRequest request, Context context) {
    Bucketing.Unit unit = bucketing.unit(request.userKey());
    Asking asking = new Asking(context, audiences);
    List<Assignment> assignments = new ArrayList<>();
    List<Trace> traces = new ArrayList<>();
    for (CompiledExperiment experiment : experiments) {
      if (request.wants(experiment.key())) {
        Trace trace = trace(experiment, request.userKey(), unit, asking);
        traces.add(trace);
        Assignment assignment = trace.placement().assignment();
        if (assignment != null) {
          assignments.add(assignment);
        }
      }
    }
    return new ExplainedDecision(decision(request, assignments), traces);
  }

  private static Trace trace(
      CompiledExperiment experiment, String userKey, Bucketing.Unit unit, Asking asking) {
    Draw draw = experiment.assigner().draw(userKey, unit, asking.context().now());
    Placement placement = experiment.place(draw, asking);
    Program program = experiment.program();
    byte[] line = experiment.assigner().experiment().line().getBytes(StandardCharsets.UTF_8);
    return new Trace(
        experiment.key(),
        placement,
        unit.bucket(line),
        program != null && draw instanceof Conditional ? program.explain(asking.context()) : null);
  }

  private Decision decision(DecisionRequest request, List<Assignment> assignments) {
    return new Decision(request.userKey(), environment, version, assignments);
  }
}
