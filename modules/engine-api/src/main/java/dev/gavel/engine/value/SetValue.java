package dev.gavel.engine.value;

import dev.gavel.engine.value.index.KeyIndex;
import dev.gavel.engine.value.index.Sorted;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A set of distinct values; JSON has no sets, so it is written as an array.
 *
 * <p>It shows its elements in the order of values, and sorts them when somebody first looks. Most
 * sets are only asked whether they hold something, or how much: that takes a hash index, which a
 * larger set makes when it is first asked, unless it was built with one. Threads race to make
 * either.
 */
public final class SetValue implements Value, Iterable<Value> {
  public static final SetValue EMPTY = new SetValue(new Value[0], null, null);

  private final Value[] items;
  private @Nullable Sorted<Value> sorted;
  private @Nullable KeyIndex<Value> index;
  private int hash;
  private int weight;

  /** Takes the array over; the elements are distinct. */
  SetValue(Value[] items, @Nullable Sorted<Value> sorted, @Nullable KeyIndex<Value> index) {
    this.items = items;
    this.sorted = sorted;
    this.index = index;
  }

  /** Of equal elements the first stays. */
  public static SetValue of(Collection<? extends Value> items) {
    if (items instanceof SortedSet<? extends Value> sorted && ORDER.equals(sorted.comparator())) {
      return items.isEmpty() ? EMPTY : inOrder(sorted.toArray(Value[]::new));
    }
    DistinctValues distinct = new DistinctValues(items.size());
    for (Value item : items) {
      distinct.enter(item);
    }
    return distinct.toSet();
  }

  /** A set that takes the array over; the caller knows that no two elements are equal. */
  public static SetValue owningDistinct(Value... items) {
    return items.length == 0 ? EMPTY : new SetValue(items, null, null);
  }

  private static SetValue inOrder(Value[] items) {
    return new SetValue(items, new Sorted<>(items), null);
  }

  public int size() {
    return items.length;
  }

  /** The element at this place of the order. */
  public Value get(int index) {
    return items()[index];
  }

  public boolean contains(Value item) {
    return items.length <= KeyIndex.SCANNED
        ? ObjectKeys.scan(items, items.length, item) >= 0
        : indexed().find(items, item) >= 0;
  }

  private KeyIndex<Value> indexed() {
    KeyIndex<Value> known = index;
    if (known == null) {
      known = KeyIndex.of(items, items.length, items.length, ORDER);
      index = known;
    }
    return known;
  }

  /** Of equal elements this set's one stays. */
  public SetValue union(SetValue other) {
    if (items.length == 0) {
      return other;
    }
    DistinctValues both = new DistinctValues(this);
    for (Value item : other.items) {
      both.enter(item);
    }
    return both.size() == items.length ? this : both.toSet();
  }

  /** The elements that both sets have; of equal ones, the smaller set's. */
  public SetValue intersection(SetValue other) {
    return other.size() < size() ? other.kept(this, true) : kept(other, true);
  }

  /** The elements that the other set does not have. */
  public SetValue without(SetValue other) {
    return other.items.length == 0 ? this : kept(other, false);
  }

  /** The elements of which the other set has an equal one, or has none. */
  private SetValue kept(SetValue other, boolean shared) {
    Sorted<Value> order = sorted;
    Value[] source = order == null ? items : order.items();
    Value[] kept = new Value[source.length];
    int end = 0;
    for (Value item : source) {
      if (other.contains(item) == shared) {
        kept[end++] = item;
      }
    }
    if (end == 0 || end == source.length) {
      return end == 0 ? EMPTY : this;
    }
    Value[] exact = Arrays.copyOf(kept, end);
    return order == null ? new SetValue(exact, null, null) : inOrder(exact);
  }

  /** The elements in their order. */
  public ArrayValue toArray() {
    return new ArrayValue(items());
  }

  /** The elements in their order, as a view that cannot be changed. */
  public List<Value> asList() {
    return Collections.unmodifiableList(Arrays.asList(items()));
  }

  /** The elements as they came, for who does not need them sorted; it cannot be changed. */
  public List<Value> inAnyOrder() {
    return Collections.unmodifiableList(Arrays.asList(items));
  }

  /** The elements in their order. */
  Value[] items() {
    Sorted<Value> known = sorted;
    if (known == null) {
      known = Sorted.of(items, ValueOrder.suiting(items));
      sorted = known;
    }
    return known.items();
  }

  /** The elements as they came. */
  Value[] unordered() {
    return items;
  }

  @Nullable KeyIndex<Value> indexIfMade() {
    return index;
  }

  @Override
  public Iterator<Value> iterator() {
    return Arrays.asList(items()).iterator();
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
            && size() == that.size()
            && hashCode() == that.hashCode()
            && hasAll(that));
  }

  private boolean hasAll(SetValue other) {
    for (Value item : other.items) {
      if (!contains(item)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = ~items.length;
      for (Value item : items) {
        known += KeyIndex.spread(item.hashCode());
      }
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return JsonWriter.text(this);
  }
}
