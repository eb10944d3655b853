package dev.gavel.conditions.question;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A set of values that never changes, each with a number: open addressing, at most half full.
 *
 * <p>Ten thousand values cost as much as ten, and strings, which nearly all operands are, get by
 * without a virtual call. No search takes more than a few steps: of values that are made to hash
 * alike, those that find no place in that reach join a crowd that is kept in order instead.
 */
public final class ValueSet {
  private static final int REACH = 32;
  private static final int NONE = -1;

  private final @Nullable Value[] table;
  private final int[] numbers;
  private @Nullable TreeMap<Value, Integer> crowd;
  private int size;
  private int hash;

  private ValueSet(int values) {
    int capacity = Math.max(2, Integer.highestOneBit(Math.max(1, values) * 2 - 1) * 2);
    this.table = new @Nullable Value[capacity];
    this.numbers = new int[capacity];
  }

  public static ValueSet of(ArrayValue values) {
    return of(values, values.size());
  }

  public static ValueSet of(List<Value> values) {
    return of(values, values.size());
  }

  private static ValueSet of(Iterable<Value> values, int count) {
    ValueSet set = new ValueSet(count);
    values.forEach(set::add);
    return set;
  }

  private void add(Value value) {
    int slot = slot(value.hashCode());
    for (int step = 0; step < REACH; step++) {
      Value at = table[slot];
      if (at == null) {
        table[slot] = value;
        numbers[slot] = count(value);
        return;
      }
      if (at.equals(value)) {
        return;
      }
      slot = after(slot);
    }
    if (crowd == null) {
      crowd = new TreeMap<>(Value.ORDER);
    }
    if (!crowd.containsKey(value)) {
      crowd.put(value, count(value));
    }
  }

  /** The number of a value that is new, which the hash takes in; its order makes no difference. */
  private int count(Value value) {
    hash += value.hashCode();
    return size++;
  }

  public int size() {
    return size;
  }

  public boolean contains(Value wanted) {
    return numberOf(wanted) != NONE;
  }

  /** The value's number, counted from zero in the order of the operand; negative if not in here. */
  public int numberOf(Value wanted) {
    return wanted instanceof StringValue string ? numberOf(string) : numberOfOther(wanted);
  }

  private int numberOf(StringValue wanted) {
    String text = wanted.text();
    int slot = slot(text.hashCode());
    for (int step = 0; step < REACH; step++) {
      Value at = table[slot];
      if (at == null) {
        return NONE;
      }
      if (at instanceof StringValue(String candidate) && candidate.equals(text)) {
        return numbers[slot];
      }
      slot = after(slot);
    }
    return inCrowd(wanted);
  }

  private int numberOfOther(Value wanted) {
    int slot = slot(wanted.hashCode());
    for (int step = 0; step < REACH; step++) {
      Value at = table[slot];
      if (at == null) {
        return NONE;
      }
      if (at.equals(wanted)) {
        return numbers[slot];
      }
      slot = after(slot);
    }
    return inCrowd(wanted);
  }

  private int inCrowd(Value wanted) {
    return crowd == null ? NONE : crowd.getOrDefault(wanted, NONE);
  }

  boolean holdsOneOf(ArrayValue array) {
    for (int i = 0; i < array.size(); i++) {
      if (contains(array.get(i))) {
        return true;
      }
    }
    return false;
  }

  boolean holdsOneOf(SetValue set) {
    for (Value element : set) {
      if (contains(element)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the array has every value of this set; it is walked once. */
  boolean isWithin(ArrayValue array) {
    return array.size() >= size && (size <= Long.SIZE ? fewWithin(array) : manyWithin(array));
  }

  private boolean fewWithin(ArrayValue array) {
    long seen = 0;
    for (int i = 0; i < array.size(); i++) {
      int number = numberOf(array.get(i));
      seen |= number == NONE ? 0 : 1L << number;
    }
    return Long.bitCount(seen) == size;
  }

  private boolean manyWithin(ArrayValue array) {
    BitSet seen = new BitSet(size);
    for (int i = 0; i < array.size(); i++) {
      int number = numberOf(array.get(i));
      if (number != NONE) {
        seen.set(number);
      }
    }
    return seen.cardinality() == size;
  }

  boolean isWithin(SetValue set) {
    if (crowd != null && !crowd.keySet().stream().allMatch(set::contains)) {
      return false;
    }
    for (Value value : table) {
      if (value != null && !set.contains(value)) {
        return false;
      }
    }
    return true;
  }

  /** Hashes of numbers and short strings differ in few bits: mix before masking. */
  private int slot(int hash) {
    int mixed = hash * 0x9e3779b9;
    return (mixed ^ (mixed >>> 16)) & (table.length - 1);
  }

  private int after(int slot) {
    return (slot + 1) & (table.length - 1);
  }

  /** In no particular order. */
  public List<Value> values() {
    List<Value> values = new ArrayList<>(crowd == null ? List.of() : crowd.keySet());
    for (Value value : table) {
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValueSet that
        && size == that.size
        && hash == that.hash
        && values().stream().allMatch(that::contains);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
