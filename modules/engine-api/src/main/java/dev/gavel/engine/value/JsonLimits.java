package dev.gavel.engine.value;

/**
 * How much a JSON document may hold. Every document has limits, also a trusted one: a mistake
 * upstream must end in a sentence, not in an exhausted heap.
 */
public record JsonLimits(long maxBytes, int maxDepth, int maxNumberLength) {
  public static final JsonLimits DEFAULT = new JsonLimits(64L << 20, 128, 1000);

  /** Reading, comparing and writing recurse, and no stack may overflow. */
  private static final int MOST_DEPTH = 1000;

  public JsonLimits {
    if (maxDepth > MOST_DEPTH) {
      throw new IllegalArgumentException(
          "maxDepth is at most %,d, not %,d".formatted(MOST_DEPTH, maxDepth));
    }
  }

  public JsonLimits withMaxBytes(long bytes) {
    return new JsonLimits(bytes, maxDepth, maxNumberLength);
  }

  public JsonLimits withMaxDepth(int depth) {
    return new JsonLimits(maxBytes, depth, maxNumberLength);
  }
}
