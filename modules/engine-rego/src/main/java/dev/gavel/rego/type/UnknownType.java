package dev.gavel.rego.type;

import dev.gavel.engine.value.Value;

/** Nothing is known yet, or there is nothing: the element of an empty set has this type. */
public enum UnknownType implements Type {
  UNKNOWN;

  @Override
  public String kind() {
    return "unknown";
  }

  @Override
  public boolean isKnown() {
    return false;
  }

  @Override
  public Type at(Value key) {
    return UNKNOWN;
  }

  @Override
  public Type keyType() {
    return UNKNOWN;
  }

  @Override
  public Type valueType() {
    return UNKNOWN;
  }

  @Override
  public String toString() {
    return "???";
  }
}
