package dev.gavel.engine.value.index;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Where the keys of an object stand, from the least to the greatest; threads race to make it. */
public final class Ranking {
  private static final Ranking AS_THEY_ARE = new Ranking(null);

  private final int @Nullable [] positions;

  private Ranking(int @Nullable [] positions) {
    this.positions = positions;
  }

  public static <K> Ranking of(K[] keys, Comparator<? super K> order) {
    if (isSorted(keys, order)) {
      return AS_THEY_ARE;
    }
    Integer[] positions = new Integer[keys.length];
    Arrays.setAll(positions, position -> position);
    Arrays.sort(positions, Comparator.comparing(position -> keys[position], order));
    return new Ranking(Arrays.stream(positions).mapToInt(Integer::intValue).toArray());
  }

  private static <K> boolean isSorted(K[] keys, Comparator<? super K> order) {
    for (int i = 1; i < keys.length; i++) {
      if (order.compare(keys[i - 1], keys[i]) > 0) {
        return false;
      }
    }
    return true;
  }

  public int position(int rank) {
    return positions == null ? rank : positions[rank];
  }
}
