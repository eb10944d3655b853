package dev.gavel.engine.value;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Where the keys of an object stand, from the least to the greatest; threads race to make it. */
final class Ranking {
  private static final Ranking AS_THEY_ARE = new Ranking(null);

  private final int @Nullable [] positions;

  private Ranking(int @Nullable [] positions) {
    this.positions = positions;
  }

  static Ranking of(Value[] keys) {
    if (isSorted(keys)) {
      return AS_THEY_ARE;
    }
    Integer[] positions = new Integer[keys.length];
    Arrays.setAll(positions, position -> position);
    Arrays.sort(positions, Comparator.comparing(position -> keys[position], Value.ORDER));
    return new Ranking(Arrays.stream(positions).mapToInt(Integer::intValue).toArray());
  }

  private static boolean isSorted(Value[] keys) {
    for (int i = 1; i < keys.length; i++) {
      if (Value.ORDER.compare(keys[i - 1], keys[i]) > 0) {
        return false;
      }
    }
    return true;
  }

  int position(int rank) {
    return positions == null ? rank : positions[rank];
  }
}
