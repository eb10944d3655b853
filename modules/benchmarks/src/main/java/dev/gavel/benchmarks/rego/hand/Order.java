package dev.gavel.benchmarks.rego.hand;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Sums, groups and sets over the lines of an order. */
final class Order {
  private final Data data;

  private Order(Data data) {
    this.data = data;
  }

  record Input(List<Item> items) {}

  record Item(String id, long price, long quantity, String category, List<String> tags) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Data(long expensiveFrom, Set<String> flaggedTags, Limits limits) {}

  record Limits(long revenue, int flagged) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Report(
      int lines,
      long revenue,
      Map<String, Long> unitsByCategory,
      int expensive,
      int flagged,
      long highest,
      long lowest,
      boolean approved) {}

  static ByHand<Input> plain(Data data) {
    return new ByHand<>(Input.class, new Order(data)::report);
  }

  private Report report(Input input) {
    long revenue = 0;
    long highest = Long.MIN_VALUE;
    long lowest = Long.MAX_VALUE;
    int expensive = 0;
    Map<String, Long> units = new HashMap<>();
    Set<String> flagged = new HashSet<>();
    for (Item item : input.items) {
      revenue += item.price * item.quantity;
      highest = Math.max(highest, item.price);
      lowest = Math.min(lowest, item.price);
      expensive += item.price > data.expensiveFrom ? 1 : 0;
      units.merge(item.category, item.quantity, Long::sum);
      if (!Collections.disjoint(data.flaggedTags, item.tags)) {
        flagged.add(item.id);
      }
    }
    boolean approved =
        revenue <= data.limits.revenue
            && flagged.size() <= data.limits.flagged
            && units.size() >= 3;
    return new Report(
        input.items.size(), revenue, units, expensive, flagged.size(), highest, lowest, approved);
  }
}
