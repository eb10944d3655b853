package dev.gavel.rules.question;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A set of values that never changes: open addressing, at most half full, one array.
 *
 * <p>Ten thousand values cost as much as ten, and strings, which nearly all operands are, get by
 * without a virtual call.
 */
public final class ValueSet {
  private final @Nullable Value[] table;
  private final int size;

  private ValueSet(@Nullable Value[] table, int size) {
    this.table = table;
    this.size = size;
  }

  public static ValueSet of(ArrayValue values) {
    @Nullable Value[] table = new @Nullable Value[capacity(values.size())];
    int size = 0;
    for (Value value : values) {
      int slot = slot(table, value.hashCode());
      while (table[slot] != null && !value.equals(table[slot])) {
        slot = (slot + 1) & (table.length - 1);
      }
      if (table[slot] == null) {
        table[slot] = value;
        size++;
      }
    }
    return new ValueSet(table, size);
  }

  public int size() {
    return size;
  }

  public boolean contains(Value wanted) {
    return wanted instanceof StringValue(String text) ? contains(text) : containsOther(wanted);
  }

  private boolean contains(String text) {
    int slot = slot(table, text.hashCode());
    for (Value at = table[slot]; at != null; at = table[slot]) {
      if (at instanceof StringValue(String candidate) && candidate.equals(text)) {
        return true;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return false;
  }

  private boolean containsOther(Value wanted) {
    int slot = slot(table, wanted.hashCode());
    for (Value at = table[slot]; at != null; at = table[slot]) {
      if (at.equals(wanted)) {
        return true;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return false;
  }

  private static int capacity(int values) {
    return Math.max(2, Integer.highestOneBit(Math.max(1, values) * 2 - 1) * 2);
  }

  /** Hashes of numbers and short strings differ in few bits: mix before masking. */
  private static int slot(@Nullable Value[] table, int hash) {
    int mixed = hash * 0x9e3779b9;
    return (mixed ^ (mixed >>> 16)) & (table.length - 1);
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof ValueSet that) || size != that.size) {
      return false;
    }
    for (Value value : table) {
      if (value != null && !that.contains(value)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = size;
    for (Value value : table) {
      hash += value == null ? 0 : value.hashCode();
    }
    return hash;
  }
}
