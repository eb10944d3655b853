package dev.gavel.conditions.path;

/** The positions of an array that a slice means: from the first, by steps, to before the end. */
record Range(long first, long end, long step) {

  static Range of(Selector.Slice slice, long size) {
    long step = slice.step();
    boolean forward = step >= 0;
    long lowest = forward ? 0 : -1;
    long highest = forward ? size : size - 1;
    Long start = slice.start();
    Long end = slice.end();
    return new Range(
        start == null
            ? forward ? lowest : highest
            : Math.clamp(start < 0 ? size + start : start, lowest, highest),
        end == null
            ? forward ? highest : lowest
            : Math.clamp(end < 0 ? size + end : end, lowest, highest),
        step);
  }

  boolean holds(long position) {
    return step > 0 ? position < end : step < 0 && position > end;
  }
}
