package dev.gavel.conditions.order;

import dev.gavel.conditions.normalise.Normal;
import dev.gavel.conditions.normalise.NormalSegment;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sorts each group by what its nodes cost, so that a cheap condition spares the dear ones behind
 * it. Nodes of equal cost stay as written.
 */
public final class Order {
  private final Map<NormalSegment, NormalSegment> sorted = new HashMap<>();
  private final Costs costs = new Costs();

  /** The tree sorted. Trees that share a segment still share it. */
  public Normal cheapFirst(Normal node) {
    return switch (node) {
      case Normal.All(List<Normal> nodes) -> new Normal.All(cheapFirst(nodes));
      case Normal.Any(List<Normal> nodes) -> new Normal.Any(cheapFirst(nodes));
      case Normal.InSegment(NormalSegment segment, boolean negated) ->
          new Normal.InSegment(cheapFirst(segment), negated);
      case Normal.Ask _, Normal.Constant _ -> node;
    };
  }

  private List<Normal> cheapFirst(List<Normal> nodes) {
    return nodes.stream().map(this::cheapFirst).sorted(Comparator.comparingInt(costs::of)).toList();
  }

  private NormalSegment cheapFirst(NormalSegment segment) {
    NormalSegment known = sorted.get(segment);
    if (known == null) {
      known = new NormalSegment(cheapFirst(segment.tree()));
      sorted.put(segment, known);
    }
    return known;
  }
}
