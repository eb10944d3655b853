package dev.gavel.engine.value.index;

import java.util.Arrays;
import java.util.Comparator;

/** Items in their order; the field is final, so that threads may race to make it. */
public final class Sorted<K> {
  private final K[] items;

  /** Takes the array over, which is in order. */
  public Sorted(K[] items) {
    this.items = items;
  }

  public static <K> Sorted<K> of(K[] items, Comparator<? super K> order) {
    K[] sorted = items.clone();
    Arrays.sort(sorted, order);
    return new Sorted<>(sorted);
  }

  /** The array itself, which nobody writes to. */
  public K[] items() {
    return items;
  }
}
