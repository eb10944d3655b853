package dev.gavel.rego.run.index;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Budget;
import java.util.Arrays;

/**
 * The entries of a collection by what filters find in them. Entries are known by their ranks, in
 * the order of a scan; those of one group form a chain.
 *
 * <p>The table is an {@link ObjectValue}, which no choice of keys makes slow. It has the last entry
 * of each group, as which the group is known.
 */
final class Groups {
  private static final int NONE = -1;

  private final ObjectValue lasts;
  private final int[] firsts;
  private final int[] nexts;

  private Groups(ObjectValue lasts, int[] firsts, int[] nexts) {
    this.lasts = lasts;
    this.firsts = firsts;
    this.nexts = nexts;
  }

  static Groups of(Value source, Filters filters, Budget budget) {
    int size = Entries.size(source);
    Value[] keys = new Value[size];
    ObjectValue.Builder lasts = ObjectValue.builder();
    for (int rank = 0; rank < size; rank++) {
      budget.spend(1);
      Value key = filters.keyOf(Entries.value(source, rank));
      if (key != null) {
        keys[rank] = key;
        lasts.put(key, NumberValue.of(rank));
      }
    }
    return chained(keys, lasts.build());
  }

  private static Groups chained(Value[] keys, ObjectValue lasts) {
    int[] firsts = new int[keys.length];
    int[] nexts = new int[keys.length];
    Arrays.fill(firsts, NONE);
    for (int rank = keys.length - 1; rank >= 0; rank--) {
      if (keys[rank] != null && lasts.get(keys[rank]) instanceof NumberValue last) {
        int group = (int) last.toLong();
        nexts[rank] = firsts[group];
        firsts[group] = rank;
      }
    }
    return new Groups(lasts, firsts, nexts);
  }

  /** The first entry of the group, or -1. */
  int first(Value key) {
    return lasts.get(key) instanceof NumberValue last ? firsts[(int) last.toLong()] : NONE;
  }

  /** The next entry of the same group, or -1. */
  int after(int rank) {
    return nexts[rank];
  }

  int size() {
    return nexts.length;
  }
}
