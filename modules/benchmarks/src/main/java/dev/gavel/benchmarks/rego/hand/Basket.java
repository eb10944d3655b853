package dev.gavel.benchmarks.rego.hand;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Sums, groups and sets over the lines of a basket. */
final class Basket {
  private final Data data;

  private Basket(Data data) {
    this.data = data;
  }

  record Input(List<Line> lines) {}

  record Line(String sku, String kind, long grams, long pieces, List<String> hazards) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Data(long heavyFrom, long limit, Set<String> hazards) {}

  record Parcel(
      long weight,
      Map<String, Long> pieces,
      int heavy,
      Set<String> hazards,
      long heaviest,
      boolean accepted) {}

  static ByHand<Input> plain(Data data) {
    return new ByHand<>(Input.class, new Basket(data)::parcel);
  }

  private Parcel parcel(Input input) {
    long weight = 0;
    long heaviest = Long.MIN_VALUE;
    Map<String, Long> pieces = new HashMap<>();
    Set<String> heavy = new HashSet<>();
    Set<String> hazards = new TreeSet<>();
    for (Line line : input.lines) {
      weight += line.grams * line.pieces;
      heaviest = Math.max(heaviest, line.grams);
      pieces.merge(line.kind, line.pieces, Long::sum);
      if (line.grams > data.heavyFrom) {
        heavy.add(line.sku);
      }
      for (String hazard : line.hazards) {
        if (data.hazards.contains(hazard)) {
          hazards.add(hazard);
        }
      }
    }
    boolean accepted = weight < data.limit && hazards.size() < 3;
    return new Parcel(weight, pieces, heavy.size(), hazards, heaviest, accepted);
  }
}
