package dev.gavel.rego.run;

/** Estimates of what an evaluation holds, in bytes. */
final class Size {
  static final int COLLECTION = 96;
  static final int ITEM = 8;
  static final int ELEMENT = 56;
  static final int ENTRY = 64;
  static final int LOCAL = 4;

  private Size() {}
}
