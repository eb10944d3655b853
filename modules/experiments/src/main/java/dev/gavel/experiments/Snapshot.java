package dev.gavel.experiments;

import dev.gavel.engine.rule.RuleSet;
import dev.gavel.experiments.bucketing.Bucketing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was published for one environment, read and checked.
 *
 * @param environment what the document says it is for; null when it does not say
 */
public record Snapshot(
    long version,
    @Nullable String environment,
    Bucketing bucketing,
    Map<String, RuleSet> segments,
    List<Experiment> experiments) {

  public Snapshot {
    segments = Map.copyOf(segments);
    experiments = List.copyOf(experiments);
  }
}
