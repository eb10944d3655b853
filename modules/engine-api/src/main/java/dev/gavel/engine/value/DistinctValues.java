package dev.gavel.engine.value;

import dev.gavel.engine.value.index.KeyIndex;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values that differ from each other, in the order they came: what sets, and the keys of objects,
 * are made with. Of equal values the first stays, since it may be spelled in another way.
 *
 * <p>What was made of it never changes when it grows on: what both share is copied then.
 */
public final class DistinctValues {
  private static final Value[] NOTHING = {};
  private static final int START = 4;

  private Value[] items;
  private int size;
  private @Nullable KeyIndex<Value> index;
  private boolean indexIsShared;

  public DistinctValues() {
    items = NOTHING;
  }

  /** With room for so many, which is filled without any copy. */
  public DistinctValues(int expected) {
    items = expected == 0 ? NOTHING : new Value[expected];
  }

  /** The elements of a set, to which more may come. */
  public DistinctValues(SetValue start) {
    this(start.unordered(), start.indexIfMade());
  }

  /** The keys of an object, to which more may come. */
  public DistinctValues(ObjectKeys start) {
    this(start.items(), start.index());
  }

  /** The array is full, so that whatever comes next goes into a copy. */
  private DistinctValues(Value[] full, @Nullable KeyIndex<Value> index) {
    this.items = full;
    this.size = full.length;
    this.index = index;
    this.indexIsShared = true;
  }

  public int size() {
    return size;
  }

  /** The value that came at this place. */
  public Value get(int position) {
    return items[position];
  }

  /** The position of the equal value, or -1. */
  public int find(Value value) {
    return size <= KeyIndex.SCANNED
        ? ObjectKeys.scan(items, size, value)
        : indexed().find(items, value);
  }

  /** The position of the equal value that is there; or -1, after this one was added as the last. */
  public int enter(Value value) {
    int known = find(value);
    if (known < 0) {
      append(value);
    }
    return known;
  }

  private void append(Value value) {
    if (size == items.length) {
      items = Arrays.copyOf(items, Math.max(START, size * 2));
      index = null;
    }
    items[size++] = value;
    if (size > KeyIndex.SCANNED) {
      enterLast(value);
    }
  }

  private void enterLast(Value value) {
    if (index == null) {
      index = KeyIndex.of(items, size, items.length, Value.ORDER);
    } else {
      index = (indexIsShared ? index.copy() : index).with(value, size - 1);
    }
    indexIsShared = false;
  }

  private KeyIndex<Value> indexed() {
    if (index == null) {
      index = KeyIndex.of(items, size, items.length, Value.ORDER);
      indexIsShared = false;
    }
    return index;
  }

  /** The values as a set. */
  public SetValue toSet() {
    return size == 0 ? SetValue.EMPTY : new SetValue(trimmed(), null, sharedIndex());
  }

  /** The values as the keys of objects. */
  public ObjectKeys toKeys() {
    return size == 0 ? ObjectKeys.NONE : new ObjectKeys(trimmed(), sharedIndex());
  }

  private Value[] trimmed() {
    return size == items.length ? items : Arrays.copyOf(items, size);
  }

  private @Nullable KeyIndex<Value> sharedIndex() {
    if (size <= KeyIndex.SCANNED) {
      return null;
    }
    KeyIndex<Value> complete = indexed();
    indexIsShared = true;
    return complete.settled();
  }
}
