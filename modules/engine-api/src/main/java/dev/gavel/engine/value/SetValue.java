package dev.gavel.engine.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A set of distinct values, kept sorted; JSON has no sets, so it is written as an array. */
public final class SetValue implements Value, Iterable<Value> {
  public static final SetValue EMPTY = new SetValue(new Value[0]);

  private final Value[] items;
  private int hash;
  private int weight;

  private SetValue(Value[] sorted) {
    this.items = sorted;
  }

  public static SetValue of(Collection<? extends Value> items) {
    if (items.isEmpty()) {
      return EMPTY;
    }
    if (items instanceof SortedSet<? extends Value> sorted && ORDER.equals(sorted.comparator())) {
      return new SetValue(sorted.toArray(Value[]::new));
    }
    TreeSet<Value> sorted = new TreeSet<>(ORDER);
    sorted.addAll(items);
    return new SetValue(sorted.toArray(Value[]::new));
  }

  public int size() {
    return items.length;
  }

  /** The element at this place of the order. */
  public Value get(int index) {
    return items[index];
  }

  public boolean contains(Value item) {
    return Arrays.binarySearch(items, item, ORDER) >= 0;
  }

  public SetValue union(SetValue other) {
    return other.items.length == 0 ? this : items.length == 0 ? other : merged(other, true, true);
  }

  /** The elements that both sets have; of equal ones, the smaller set's. */
  public SetValue intersection(SetValue other) {
    return other.size() < size() ? other.merged(this, false, false) : merged(other, false, false);
  }

  /** The elements that the other set does not have. */
  public SetValue without(SetValue other) {
    return other.items.length == 0 ? this : merged(other, true, false);
  }

  /** One pass over both, as both are in order; of equal elements this set's one stays. */
  private SetValue merged(SetValue other, boolean mine, boolean theirs) {
    boolean shared = mine == theirs;
    Value[] kept = new Value[items.length + (theirs ? other.items.length : 0)];
    int end = 0;
    int at = 0;
    for (Value item : items) {
      int order = -1;
      while (at < other.items.length && (order = ORDER.compare(item, other.items[at])) > 0) {
        if (theirs) {
          kept[end++] = other.items[at];
        }
        at++;
      }
      boolean both = at < other.items.length && order == 0;
      at += both ? 1 : 0;
      if (both ? shared : mine) {
        kept[end++] = item;
      }
    }
    while (theirs && at < other.items.length) {
      kept[end++] = other.items[at++];
    }
    return end == 0
        ? EMPTY
        : end == items.length && !theirs ? this : new SetValue(Arrays.copyOf(kept, end));
  }

  /** The elements in their order. */
  public ArrayValue toArray() {
    return new ArrayValue(items);
  }

  /** A view that cannot be changed. */
  public List<Value> asList() {
    return Collections.unmodifiableList(Arrays.asList(items));
  }

  Value[] items() {
    return items;
  }

  @Override
  public Iterator<Value> iterator() {
    return Arrays.asList(items).iterator();
  }

  @Override
  public Kind kind() {
    return Kind.SET;
  }

  @Override
  public int weight() {
    int known = weight;
    if (known == 0) {
      known = Weight.of(items);
      weight = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof SetValue that
            && hashCode() == that.hashCode()
            && Arrays.equals(items, that.items));
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = ~Arrays.hashCode(items);
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return JsonWriter.text(this);
  }
}
