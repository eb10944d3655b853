package dev.gavel.rego.type;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays: a type for each of the first items, and one for all that follow. */
public final class ArrayType implements Type {
  private final List<Type> items;
  private final Type rest;
  private final boolean known;
  private @Nullable Type values;

  private ArrayType(List<Type> items, Type rest) {
    this.items = List.copyOf(items);
    this.rest = rest;
    this.known =
        this.items.stream().allMatch(Type::isKnown)
            && (rest == UnknownType.UNKNOWN || rest.isKnown());
  }

  /** As many items as there are types. */
  public static ArrayType of(List<Type> items) {
    return new ArrayType(items, UnknownType.UNKNOWN);
  }

  /** Any number of items of one type. */
  public static ArrayType ofAll(Type rest) {
    return new ArrayType(List.of(), rest);
  }

  public static ArrayType of(List<Type> items, Type rest) {
    return new ArrayType(items, rest);
  }

  public List<Type> items() {
    return items;
  }

  /** The type of the items after the first ones; unknown when none can follow. */
  public Type rest() {
    return rest;
  }

  public boolean isOpen() {
    return rest != UnknownType.UNKNOWN;
  }

  public Type at(int index) {
    return index < items.size() ? items.get(index) : rest;
  }

  @Override
  public String kind() {
    return "array";
  }

  @Override
  public boolean isKnown() {
    return known;
  }

  /** Only a whole number that is written without a fraction or an exponent selects. */
  @Override
  public Type at(Value key) {
    if (!(key instanceof NumberValue number)) {
      return UnknownType.UNKNOWN;
    }
    try {
      long index = Long.parseLong(number.toString());
      return index < 0 ? UnknownType.UNKNOWN : at((int) Math.min(index, Integer.MAX_VALUE));
    } catch (NumberFormatException _) {
      return UnknownType.UNKNOWN;
    }
  }

  @Override
  public Type keyType() {
    return ScalarType.NUMBER;
  }

  @Override
  public Type valueType() {
    Type all = values;
    if (all == null) {
      all = UnknownType.UNKNOWN;
      for (Type item : items) {
        all = all.or(item);
      }
      all = all.or(rest);
      values = all;
    }
    return all;
  }

  @Override
  public String toString() {
    return TypeText.of(this);
  }
}
