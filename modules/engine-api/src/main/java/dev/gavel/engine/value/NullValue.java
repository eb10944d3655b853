package dev.gavel.engine.value;

public enum NullValue implements Value {
  NULL;

  @Override
  public Kind kind() {
    return Kind.NULL;
  }

  @Override
  public String toString() {
    return "null";
  }
}
