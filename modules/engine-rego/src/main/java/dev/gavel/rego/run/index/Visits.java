package dev.gavel.rego.run.index;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Budget;

/**
 * Goes to the entries of a collection for which filters hold, in the order in which a scan would
 * come to them. It stands before the first until it is told to go on.
 */
public abstract sealed class Visits {
  final Value source;
  final Budget budget;
  int rank = -1;

  private Visits(Value source, Budget budget) {
    this.source = source;
    this.budget = budget;
  }

  /** Goes to the next entry, if there is one. */
  public abstract boolean next();

  /** The index, key or element that stands here. */
  public final Value key() {
    return Entries.key(source, rank);
  }

  public final Value value() {
    return Entries.value(source, rank);
  }

  /** Looks at each entry. */
  static final class OfAll extends Visits {
    private final Filters filters;
    private final Value[] wanted;
    private final int size;

    OfAll(Value source, Filters filters, Value[] wanted, Budget budget) {
      super(source, budget);
      this.filters = filters;
      this.wanted = wanted;
      this.size = Entries.size(source);
    }

    @Override
    public boolean next() {
      while (++rank < size) {
        budget.spend(1);
        if (filters.hold(value(), wanted)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Looks at those that an index has. */
  static final class OfGroup extends Visits {
    private final Groups groups;
    private int next;

    OfGroup(Value source, Groups groups, Value key, Budget budget) {
      super(source, budget);
      this.groups = groups;
      this.next = groups.first(key);
    }

    @Override
    public boolean next() {
      if (next < 0) {
        return false;
      }
      budget.spend(1);
      rank = next;
      next = groups.after(rank);
      return true;
    }
  }
}
