package dev.gavel.rego.run.document;

/** Estimates of what an evaluation holds, in bytes. */
public final class Size {
  public static final int COLLECTION = 96;
  public static final int ITEM = 8;
  public static final int ELEMENT = 56;
  public static final int ENTRY = 64;
  public static final int LOCAL = 4;

  private Size() {}
}
