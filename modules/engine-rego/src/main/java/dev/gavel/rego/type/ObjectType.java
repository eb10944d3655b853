package dev.gavel.rego.type;

import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects: a type for each of the keys that are known, and a pair of types for all others. */
public final class ObjectType implements Type {
  public static final ObjectType EMPTY = new ObjectType(List.of(), null);
  private static final Comparator<Property> BY_KEY =
      Comparator.comparing(Property::key, Value.ORDER);

  private final List<Property> properties;
  private final @Nullable Entries others;
  private final boolean known;
  private @Nullable Type keys;
  private @Nullable Type values;

  /** A key that is there, and the type of its value. */
  public record Property(Value key, Type value) {}

  /** The types of all keys that are not known by name, and of their values. */
  public record Entries(Type key, Type value) {}

  private ObjectType(List<Property> properties, @Nullable Entries others) {
    List<Property> sorted = new ArrayList<>(properties);
    sorted.sort(BY_KEY);
    this.properties = List.copyOf(sorted);
    this.others = others;
    this.known =
        this.properties.stream().allMatch(property -> property.value().isKnown())
            && (others == null || (others.key().isKnown() && others.value().isKnown()));
  }

  public static ObjectType of(List<Property> properties, @Nullable Entries others) {
    return new ObjectType(properties, others);
  }

  /** An object of which only the types of keys and values are known. */
  public static ObjectType ofAll(Type key, Type value) {
    return new ObjectType(List.of(), new Entries(key, value));
  }

  /** By their keys. */
  public List<Property> properties() {
    return properties;
  }

  public @Nullable Entries others() {
    return others;
  }

  /** The type of the values under keys that are not known by name. */
  public Type otherValues() {
    return others == null ? UnknownType.UNKNOWN : others.value();
  }

  public boolean isEmpty() {
    return properties.isEmpty() && others == null;
  }

  /** This, with more entries whose keys are not known by name. */
  public ObjectType withEntries(Type key, Type value) {
    Entries more =
        others == null
            ? new Entries(key, value)
            : new Entries(others.key().or(key), others.value().or(value));
    return new ObjectType(properties, more);
  }

  public @Nullable Type property(Value key) {
    int low = 0;
    int high = properties.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Value.ORDER.compare(properties.get(middle).key(), key);
      if (order == 0) {
        return properties.get(middle).value();
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  @Override
  public String kind() {
    return "object";
  }

  @Override
  public boolean isKnown() {
    return known;
  }

  @Override
  public Type at(Value key) {
    Type named = property(key);
    if (named != null) {
      return named;
    }
    return others != null && others.key().covers(Type.ofValue(key))
        ? others.value()
        : UnknownType.UNKNOWN;
  }

  @Override
  public Type keyType() {
    Type all = keys;
    if (all == null) {
      all = UnknownType.UNKNOWN;
      for (Property property : properties) {
        all = all.or(Type.ofValue(property.key()));
      }
      all = others == null ? all : all.or(others.key());
      keys = all;
    }
    return all;
  }

  @Override
  public Type valueType() {
    Type all = values;
    if (all == null) {
      all = UnknownType.UNKNOWN;
      for (Property property : properties) {
        all = all.or(property.value());
      }
      all = all.or(otherValues());
      values = all;
    }
    return all;
  }

  @Override
  public String toString() {
    return TypeText.of(this);
  }
}
