package dev.gavel.engine.value;

/** A string; its hash is the one that {@link String} keeps, so it is computed once. */
public record StringValue(String text) implements Value {
  public static StringValue of(String text) {
    return new StringValue(text);
  }

  /** A string to look attributes up by: it shares its object with the keys of documents. */
  public static StringValue key(String name) {
    return SharedKeys.get(name);
  }

  @Override
  public Kind kind() {
    return Kind.STRING;
  }

  @Override
  public int weight() {
    return Weight.of(text);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof StringValue that && text.equals(that.text));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return JsonWriter.text(this);
  }
}
