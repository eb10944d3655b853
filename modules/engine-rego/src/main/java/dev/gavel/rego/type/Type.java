package dev.gavel.rego.type;

import dev.gavel.engine.value.Value;

/**
 * What is known of a value before there is one. Types print as OPA prints them, since they stand in
 * error messages.
 */
public sealed interface Type
    permits UnknownType,
        ScalarType,
        ArrayType,
        ObjectType,
        SetType,
        AnyType,
        FunctionType,
        RecursiveType {

  /** The name of its kind: {@code array}. */
  String kind();

  /** Whether no part of it is still unknown. */
  boolean isKnown();

  /** The type of what is found under a key; unknown when there cannot be anything. */
  Type at(Value key);

  /** The type of the keys that can be enumerated; unknown when there cannot be any. */
  Type keyType();

  /** The type of the values that can be enumerated; unknown when there cannot be any. */
  Type valueType();

  /** What stands behind a reference to itself. */
  default Type unfolded() {
    return this;
  }

  /** The union; whichever of the two covers the other is returned as it is. */
  default Type or(Type other) {
    if (this == UnknownType.UNKNOWN) {
      return other;
    }
    if (other == UnknownType.UNKNOWN) {
      return this;
    }
    if (this instanceof FunctionType one && other instanceof FunctionType two) {
      return one.union(two);
    }
    if (this instanceof FunctionType || other instanceof FunctionType) {
      return UnknownType.UNKNOWN;
    }
    if (this instanceof AnyType any) {
      return any.with(other);
    }
    if (other instanceof AnyType any) {
      return any.with(this);
    }
    return TypeOrder.same(this, other) ? this : AnyType.of(this, other);
  }

  /** Whether it covers another: it is the same, or a union that has it as a member. */
  default boolean covers(Type other) {
    return TypeOrder.same(this, other);
  }

  static Type ofValue(Value value) {
    return TypeOfValue.of(value);
  }
}
