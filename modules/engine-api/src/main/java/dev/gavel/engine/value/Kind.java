package dev.gavel.engine.value;

/** The kinds of values, in the order in which values of different kinds sort. */
public enum Kind {
  NULL("null"),
  BOOLEAN("a boolean"),
  NUMBER("a number"),
  STRING("a string"),
  ARRAY("an array"),
  OBJECT("an object"),
  SET("a set");

  private final String noun;

  Kind(String noun) {
    this.noun = noun;
  }

  /** The kind as it stands in a sentence: "a string". */
  public String noun() {
    return noun;
  }
}
