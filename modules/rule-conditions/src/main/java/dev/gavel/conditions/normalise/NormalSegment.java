package dev.gavel.conditions.normalise;

/** The tree of a segment. Like the segment itself it is one object, wherever it is mentioned. */
public final class NormalSegment {
  private final Normal tree;

  public NormalSegment(Normal tree) {
    this.tree = tree;
  }

  public Normal tree() {
    return tree;
  }
}
