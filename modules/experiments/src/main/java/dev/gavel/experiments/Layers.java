package dev.gavel.experiments;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.value.StringValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settles what the experiments of a layer share: its buckets, its users, and its holdout. */
final class Layers {
  private final Findings findings;
  private final Map<String, List<Draft>> layers = new LinkedHashMap<>();
  private final Map<String, Draft> holdouts = new LinkedHashMap<>();

  private Layers(Findings findings) {
    this.findings = findings;
  }

  static List<Experiment> settle(List<Draft> drafts, Findings findings) {
    Layers layers = new Layers(findings);
    drafts.forEach(layers::enter);
    layers.layers.values().forEach(layer -> LayerSweep.over(layer, findings));
    return drafts.stream().map(layers::settled).toList();
  }

  private void enter(Draft draft) {
    String layer = draft.experiment().layer();
    if (layer != null) {
      layers.computeIfAbsent(layer, _ -> new ArrayList<>()).add(draft);
      if (draft.holdout() != null) {
        enterHoldout(layer, draft);
      }
    }
  }

  private void enterHoldout(String layer, Draft draft) {
    Experiment experiment = draft.experiment();
    Draft first = holdouts.putIfAbsent(layer, draft);
    if (first != null && first.experiment().holdout() != experiment.holdout()) {
      findings.error(
          "conflicting_holdouts",
          experiment.place().member("holdout"),
          "the layer %s has a holdout of %s by %s, and of %s here"
              .formatted(
                  Diagnostic.shown(StringValue.of(layer)),
                  percent(first.experiment().holdout()),
                  first.experiment().place(),
                  percent(experiment.holdout())),
          "a holdout is the whole layer's: state it once, or the same everywhere");
    }
  }

  private static String percent(int buckets) {
    return BigDecimal.valueOf(buckets, 2).stripTrailingZeros().toPlainString() + " %";
  }

  private Experiment settled(Draft draft) {
    String layer = draft.experiment().layer();
    Draft holdout = layer == null ? null : holdouts.get(layer);
    return holdout == null
        ? draft.experiment()
        : draft.experiment().withHoldout(holdout.experiment().holdout());
  }
}
