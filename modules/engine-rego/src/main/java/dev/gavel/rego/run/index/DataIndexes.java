package dev.gavel.rego.run.index;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Budget;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The indexes over base data, which evaluations share: each is built once, by whoever needs it
 * first, and goes when the collection that it is of goes. A version of the data that shares a
 * collection with the one before shares its indexes.
 *
 * <p>There is room for so many entries in all; when there are more, all indexes are given up, and
 * those that are still needed are built again.
 */
public final class DataIndexes {
  private static final long MOST_ENTRIES = 1L << 25;

  private final ConcurrentMap<Object, Groups> indexes = new ConcurrentHashMap<>();
  private final ReferenceQueue<Value> gone = new ReferenceQueue<>();
  private final AtomicLong entries = new AtomicLong();

  /** A collection and what is looked for in it, for the moment of looking. */
  private record Sought(Value source, Filters filters) {
    @Override
    @SuppressWarnings("ReferenceEquality") // comparing whole collections would be the scan itself
    public boolean equals(@Nullable Object other) {
      return other instanceof Kept kept
          ? kept.isOf(source, filters)
          : other instanceof Sought that && source == that.source && filters.equals(that.filters);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(source) * 31 + filters.hashCode();
    }
  }

  /** The same, which does not keep the collection from going. */
  private static final class Kept extends WeakReference<Value> {
    private final Filters filters;
    private final int hash;

    Kept(Sought sought, ReferenceQueue<Value> gone) {
      super(sought.source(), gone);
      this.filters = sought.filters();
      this.hash = sought.hashCode();
    }

    boolean isOf(Value source, Filters wanted) {
      return refersTo(source) && filters.equals(wanted);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other || !(other instanceof Kept that)) {
        return this == other;
      }
      Value source = get();
      return source != null && that.isOf(source, filters);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** Null for a collection that is better walked. */
  @Nullable Groups of(Value source, Filters filters, Budget budget) {
    Sought sought = new Sought(source, filters);
    Groups known = indexes.get(sought);
    if (known != null) {
      return known;
    }
    makeRoom(Entries.size(source));
    return indexes.computeIfAbsent(
        new Kept(sought, gone),
        _ -> {
          Groups built = Groups.of(source, filters, budget);
          entries.addAndGet(built == null ? 0 : built.size());
          return built;
        });
  }

  private void makeRoom(int size) {
    for (Reference<?> old = gone.poll(); old != null; old = gone.poll()) {
      Groups given = indexes.remove(old);
      entries.addAndGet(given == null ? 0 : -given.size());
    }
    if (entries.get() + size > MOST_ENTRIES) {
      indexes.clear();
      entries.set(0);
    }
  }

  /** How many there are. */
  int count() {
    return indexes.size();
  }
}
