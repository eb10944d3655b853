package dev.gavel.decider;

import dev.gavel.engine.Context;
import dev.gavel.engine.Panel;
import dev.gavel.engine.Program;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.experiments.Snapshot;
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
  private final Snapshot snapshot;
  private final List<CompiledExperiment> experiments;
  private final Map<String, Program> segments;
  private final Panel panel;
  private final Roster roster;
  private final int sharedAudiences;

  CompiledSnapshot(
      String environment,
      Snapshot snapshot,
      List<CompiledExperiment> experiments,
      Map<String, Program> segments,
      Panel panel) {
    this.environment = environment;
    this.snapshot = snapshot;
    this.experiments = List.copyOf(experiments);
    this.segments = Map.copyOf(segments);
    this.panel = panel;
    this.roster = new Roster(experiments, panel.size());
    this.sharedAudiences =
        experiments.stream()
            .mapToInt(
                experiment -> experiment.audience() == null ? 0 : experiment.audience().slot() + 1)
            .max()
            .orElse(0);
  }

  public String environment() {
    return environment;
  }

  public long version() {
    return snapshot.version();
  }

  /** The program of a segment; null when the snapshot has none of that name. */
  public @Nullable Program segment(String name) {
    return segments.get(name);
  }

  /** The rules of the segments, for rules from elsewhere that mention them. */
  public Map<String, RuleSet> segments() {
    return snapshot.segments();
  }

  /** To ask about one context, or several one after the other. */
  Asking ask() {
    return new Asking(panel, roster, sharedAudiences);
  }

  /** Decides what the asking is about next. */
  Decision decide(DecisionRequest request, Context context, Asking asking) {
    Bucketing.Unit unit = snapshot.bucketing().unit(request.userKey());
    asking.about(context);
    List<Assignment> assignments = new ArrayList<>(asking.experiments());
    for (int word = 0; word < roster.words(); word++) {
      for (long left = asking.called(word); left != 0; left &= left - 1) {
        int number = word * Long.SIZE + Long.numberOfTrailingZeros(left);
        Assignment assignment = assignment(experiments.get(number), request, unit, asking);
        if (assignment != null) {
          assignments.add(assignment);
        }
      }
    }
    return decision(request, assignments);
  }

  private static @Nullable Assignment assignment(
      CompiledExperiment experiment, DecisionRequest request, Bucketing.Unit unit, Asking asking) {
    if (!request.wants(experiment.key())) {
      return null;
    }
    Draw draw = experiment.assigner().draw(request.userKey(), unit, asking.context().now());
    return experiment.place(draw, asking).assignment();
  }

  /** Looks at every experiment, also at those that a decision passes over. */
  ExplainedDecision explain(DecisionRequest request, Context context) {
    Bucketing.Unit unit = snapshot.bucketing().unit(request.userKey());
    Asking asking = ask();
    asking.about(context);
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
    Program rules = experiment.rules();
    byte[] line = experiment.assigner().experiment().line().getBytes(StandardCharsets.UTF_8);
    return new Trace(
        experiment.key(),
        placement,
        unit.bucket(line),
        rules != null && draw instanceof Conditional ? rules.explain(asking.context()) : null);
  }

  private Decision decision(DecisionRequest request, List<Assignment> assignments) {
    return new Decision(request.userKey(), environment, version(), assignments);
  }
}
