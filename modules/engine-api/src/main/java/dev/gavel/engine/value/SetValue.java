package dev.gavel.engine.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.SortedSet;
import java.util.TreeSet;

/** A set of distinct values, kept sorted; JSON has no sets, so it is written as an array. */
public final class SetValue implements Value, Iterable<Value> {
  public static final SetValue EMPTY = new SetValue(new Value[0]);

  private final Value[] items;
  private int hash;

  private SetValue(Value[] sorted) {
    this.items = sorted;
  }

  public static SetValue of(Collection<? extends Value> items) {
    if (items.isEmpty()) {
      return EMPTY;
    }
    if (items instanceof SortedSet<? extends Value> sorted && sorted.comparator() == ORDER) {
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
