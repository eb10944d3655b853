package dev.gavel.engine.value;

public enum BooleanValue implements Value {
  FALSE,
  TRUE;

  public static BooleanValue of(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  public boolean isTrue() {
    return this == TRUE;
  }

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public String toString() {
    return this == TRUE ? "true" : "false";
  }
}
