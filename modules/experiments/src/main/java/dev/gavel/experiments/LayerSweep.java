package dev.gavel.experiments;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.value.StringValue;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Finds experiments of one layer that want the same buckets, or force the same user, at the same
 * time.
 *
 * <p>A sweep through time, experiment by experiment in the order in which they start: those that
 * have ended give their buckets back, then the next one takes its own. So each looks only at
 * neighbours, and the work grows with the snapshot, not with its square. A range that collides with
 * several others is told once.
 */
final class LayerSweep {
  private final Findings findings;
  private final BucketLine line = new BucketLine();
  private final PriorityQueue<Draft> running =
      new PriorityQueue<>(Comparator.comparing(LayerSweep::end));

  /** By user, of the experiments so far that force something on them, the one that ends last. */
  private final Map<String, Draft> forced = new HashMap<>();

  private LayerSweep(Findings findings) {
    this.findings = findings;
  }

  static void over(List<Draft> layer, Findings findings) {
    LayerSweep sweep = new LayerSweep(findings);
    layer.stream()
        .filter(draft -> draft.experiment().enabled())
        .sorted(Comparator.comparing(LayerSweep::start))
        .forEach(sweep::enter);
  }

  private static Instant start(Draft draft) {
    Instant start = draft.experiment().start();
    return start == null ? Instant.MIN : start;
  }

  private static Instant end(Draft draft) {
    Instant end = draft.experiment().end();
    return end == null ? Instant.MAX : end;
  }

  private void enter(Draft next) {
    for (Draft first = running.peek();
        first != null && !end(first).isAfter(start(next));
        first = running.peek()) {
      first.ranges().forEach(line::release);
      running.remove();
    }
    running.add(next);
    next.ranges().forEach(this::take);
    next.experiment().overrides().keySet().stream().sorted().forEach(user -> force(user, next));
  }

  private void take(BucketRange range) {
    BucketRange other = line.take(range);
    if (other != null) {
      findings.error(
          "overlapping_experiments",
          range.place(),
          "%s of the experiment %s overlap %s of %s (%s) in the same layer"
              .formatted(
                  range,
                  shown(range.experiment()),
                  other,
                  shown(other.experiment()),
                  other.place()),
          "give them buckets of their own, or let one end before the other starts");
    }
  }

  private void force(String user, Draft next) {
    Draft last = forced.get(user);
    if (last != null && end(last).isAfter(start(next))) {
      Experiment other = last.experiment();
      Experiment experiment = next.experiment();
      findings.error(
          "overlapping_overrides",
          experiment.place().member("overrides").member(user),
          "the user %s is forced into the experiment %s and into %s (%s) of the same layer"
              .formatted(shown(user), shown(experiment.key()), shown(other.key()), other.place()),
          "a user is in at most one experiment of a layer: drop one of the overrides");
    }
    if (last == null || end(next).isAfter(end(last))) {
      forced.put(user, next);
    }
  }

  private static String shown(String name) {
    return Diagnostic.shown(StringValue.of(name));
  }
}
