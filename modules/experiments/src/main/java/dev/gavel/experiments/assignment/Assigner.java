package dev.gavel.experiments.assignment;

import dev.gavel.experiments.Allocation;
import dev.gavel.experiments.Experiment;
import dev.gavel.experiments.Variant;
import dev.gavel.experiments.assignment.Placement.Reason;
import dev.gavel.experiments.bucketing.Bucketing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One experiment, prepared: every answer it can give exists before anyone asks.
 *
 * <p>The order of the questions is part of the product: a forced variant beats everything but the
 * running time, since it is there to look at things; then the layer's forced users and the holdout,
 * so that both hold in the whole layer; then the bucket, which costs nanoseconds; the rules last.
 * In a layer only the experiment that owns the bucket may show its default, or a user would be in
 * two.
 */
public final class Assigner {
  private static final Placement NOT_RUNNING = Placement.nowhere(Reason.NOT_RUNNING);
  private static final Placement FORCED_ELSEWHERE = Placement.nowhere(Reason.FORCED_ELSEWHERE);
  private static final Placement HELD_OUT = Placement.nowhere(Reason.HELD_OUT);
  private static final Placement NOT_ALLOCATED = Placement.nowhere(Reason.NOT_ALLOCATED);
  private static final Placement NOT_ELIGIBLE = Placement.nowhere(Reason.NOT_ELIGIBLE);

  private final Experiment experiment;
  private final byte[] line;
  private final byte[] holdoutLine;
  private final Map<String, Placement> forced;
  private final Set<String> forcedElsewhere;
  private final int[] from;
  private final int[] to;
  private final Draw[] drawn;
  private final Draw undrawn;

  private Assigner(Experiment experiment, Set<String> forcedElsewhere) {
    this.experiment = experiment;
    this.forcedElsewhere = forcedElsewhere;
    this.line = experiment.line().getBytes(StandardCharsets.UTF_8);
    this.holdoutLine = ("holdout:" + experiment.line()).getBytes(StandardCharsets.UTF_8);
    Map<Variant, Assignment> assignments = assignments(experiment);
    this.forced =
        experiment.overrides().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    entry -> new Placement(Reason.FORCED, assignments.get(entry.getValue()))));
    Variant fallback = experiment.fallback();
    Placement ifNot =
        fallback == null ? NOT_ELIGIBLE : new Placement(Reason.DEFAULT, assignments.get(fallback));
    List<Allocation> allocations = experiment.allocations();
    this.from = allocations.stream().mapToInt(Allocation::from).toArray();
    this.to = allocations.stream().mapToInt(Allocation::to).toArray();
    this.drawn =
        allocations.stream()
            .map(allocation -> assignments.get(allocation.variant()))
            .map(assignment -> new Conditional(new Placement(Reason.ALLOCATED, assignment), ifNot))
            .toArray(Draw[]::new);
    this.undrawn =
        fallback == null || experiment.layer() != null
            ? NOT_ALLOCATED
            : new Conditional(NOT_ALLOCATED, ifNot);
  }

  /** One for each experiment that is switched on, in the order of the snapshot. */
  public static List<Assigner> of(List<Experiment> experiments) {
    Map<String, Map<String, String>> forcedInLayer = new HashMap<>();
    for (Experiment experiment : experiments) {
      if (experiment.enabled() && experiment.layer() != null) {
        Map<String, String> owners =
            forcedInLayer.computeIfAbsent(experiment.layer(), layer -> new HashMap<>());
        experiment.overrides().keySet().forEach(user -> owners.put(user, experiment.key()));
      }
    }
    return experiments.stream()
        .filter(Experiment::enabled)
        .map(experiment -> new Assigner(experiment, elsewhere(experiment, forcedInLayer)))
        .toList();
  }

  private static Set<String> elsewhere(
      Experiment experiment, Map<String, Map<String, String>> forcedInLayer) {
    if (experiment.layer() == null) {
      return Set.of();
    }
    return forcedInLayer.getOrDefault(experiment.layer(), Map.of()).entrySet().stream()
        .filter(owner -> !owner.getValue().equals(experiment.key()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<Variant, Assignment> assignments(Experiment experiment) {
    return experiment.variants().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                variant -> variant, variant -> new Assignment(experiment, variant)));
  }

  public Experiment experiment() {
    return experiment;
  }

  /** What this user draws at this moment; no object is made for it. */
  public Draw draw(String userKey, Bucketing.Unit unit, Instant now) {
    if (!experiment.runsAt(now)) {
      return NOT_RUNNING;
    }
    if (!forced.isEmpty()) {
      Placement own = forced.get(userKey);
      if (own != null) {
        return own;
      }
    }
    if (!forcedElsewhere.isEmpty() && forcedElsewhere.contains(userKey)) {
      return FORCED_ELSEWHERE;
    }
    if (experiment.holdout() > 0 && unit.bucket(holdoutLine) < experiment.holdout()) {
      return HELD_OUT;
    }
    return at(unit.bucket(line));
  }

  private Draw at(int bucket) {
    for (int i = 0; i < from.length; i++) {
      if (from[i] <= bucket && bucket <= to[i]) {
        return drawn[i];
      }
    }
    return undrawn;
  }
}
