package dev.gavel.engine.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

public final class ArrayValue implements Value, Iterable<Value> {
  public static final ArrayValue EMPTY = new ArrayValue(new Value[0]);

  private final Value[] items;
  private int hash;
  private int weight;

  /** Takes the array over: nobody writes to it afterwards. */
  ArrayValue(Value[] items) {
    this.items = items;
  }

  public static ArrayValue of(Value... items) {
    return items.length == 0 ? EMPTY : new ArrayValue(items.clone());
  }

  /** An array that takes the items over as they are: nobody writes to them afterwards. */
  public static ArrayValue owning(Value... items) {
    return items.length == 0 ? EMPTY : new ArrayValue(items);
  }

  public static ArrayValue of(Collection<? extends Value> items) {
    return items.isEmpty() ? EMPTY : new ArrayValue(items.toArray(Value[]::new));
  }

  public int size() {
    return items.length;
  }

  public Value get(int index) {
    return items[index];
  }

  public boolean contains(Value item) {
    for (Value candidate : items) {
      if (candidate.equals(item)) {
        return true;
      }
    }
    return false;
  }

  /** A view that cannot be changed. */
  public List<Value> asList() {
    return Collections.unmodifiableList(Arrays.asList(items));
  }

  /** The same elements in order; equal ones stay as they are to each other. */
  public ArrayValue sorted() {
    Value[] sorted = items.clone();
    Arrays.sort(sorted, ValueOrder.suiting(items));
    return new ArrayValue(sorted);
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
    return Kind.ARRAY;
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
        || (other instanceof ArrayValue that
            && hashCode() == that.hashCode()
            && Arrays.equals(items, that.items));
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = Arrays.hashCode(items);
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return JsonWriter.text(this);
  }
}
