package dev.gavel.rego.run.index;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Budget;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How one evaluation comes to the entries that its scans are after. What is part of the base data
 * has an index that evaluations share. Anything else is walked, and gets an index of its own when
 * the same statement scans it again.
 */
public final class ScanIndexes {
  /** What has fewer entries is walked. */
  private static final int SMALL = 8;

  private static final int BYTES_PER_ENTRY = 64;

  private final DataIndexes shared;
  private final Budget budget;
  private final IdentityHashMap<Filters, Seen> seen = new IdentityHashMap<>();

  /** What a statement scanned last. */
  private record Seen(Value source, @Nullable Groups groups) {}

  public ScanIndexes(DataIndexes shared, Budget budget) {
    this.shared = shared;
    this.budget = budget;
  }

  /**
   * The entries of the collection that have the values.
   *
   * @param filters of the statement that scans
   * @param isBaseData whether the collection is a part of the base data
   */
  public Visits visits(Filters filters, Value source, boolean isBaseData, Value... wanted) {
    Value key = Entries.size(source) < SMALL ? null : Filters.key(wanted);
    Groups groups =
        key == null
            ? null
            : isBaseData ? shared.of(source, filters, budget) : again(filters, source);
    return key == null || groups == null
        ? new Visits.OfAll(source, filters, wanted, budget)
        : new Visits.OfGroup(source, groups, key, budget);
  }

  @SuppressWarnings("ReferenceEquality") // an equal collection would have to be compared first
  private @Nullable Groups again(Filters filters, Value source) {
    Seen known = seen.get(filters);
    if (known == null || known.source() != source) {
      seen.put(filters, new Seen(source, null));
      return null;
    }
    if (known.groups() == null) {
      budget.allocate((long) BYTES_PER_ENTRY * Entries.size(source));
      known = new Seen(source, Groups.of(source, filters, budget));
      seen.put(filters, known);
    }
    return known.groups();
  }
}
