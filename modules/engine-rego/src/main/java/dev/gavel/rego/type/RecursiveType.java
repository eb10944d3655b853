package dev.gavel.rego.type;

import dev.gavel.engine.value.Value;

/** A type that appears within itself, as a JSON schema can say it. It prints by its name only. */
public final class RecursiveType implements Type {
  private final String name;
  private Type target = UnknownType.UNKNOWN;

  public RecursiveType(String name) {
    this.name = name;
  }

  /** Closes the circle, once the whole is known. */
  public void close(Type whole) {
    target = whole;
  }

  public String name() {
    return name;
  }

  @Override
  public Type unfolded() {
    return target;
  }

  @Override
  public String kind() {
    return "recursive";
  }

  @Override
  public boolean isKnown() {
    return true;
  }

  @Override
  public Type at(Value key) {
    return target.at(key);
  }

  @Override
  public Type keyType() {
    return target.keyType();
  }

  @Override
  public Type valueType() {
    return target.valueType();
  }

  @Override
  public String toString() {
    return "recursive(" + name + ")";
  }
}
