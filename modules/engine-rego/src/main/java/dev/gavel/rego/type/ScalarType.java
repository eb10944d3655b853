package dev.gavel.rego.type;

import dev.gavel.engine.value.Value;

/** The types of values that have no parts. */
public enum ScalarType implements Type {
  NULL("null"),
  BOOLEAN("boolean"),
  NUMBER("number"),
  STRING("string");

  private final String text;

  ScalarType(String text) {
    this.text = text;
  }

  @Override
  public String kind() {
    return text;
  }

  @Override
  public boolean isKnown() {
    return true;
  }

  @Override
  public Type at(Value key) {
    return UnknownType.UNKNOWN;
  }

  @Override
  public Type keyType() {
    return UnknownType.UNKNOWN;
  }

  @Override
  public Type valueType() {
    return UnknownType.UNKNOWN;
  }

  @Override
  public String toString() {
    return text;
  }
}
