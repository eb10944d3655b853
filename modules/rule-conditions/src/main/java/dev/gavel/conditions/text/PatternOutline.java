package dev.gavel.conditions.text;

/**
 * How large a pattern's program can get, found out before there is one: RE2/J writes out counted
 * repeats, and a few nested ones fill any memory.
 *
 * <p>Looks at nothing but repeats, groups and what may hide them. Where it is not exact it gives
 * more, and a pattern that RE2/J refuses may have any size. On the way it meets the parentheses
 * without a partner, whose place RE2/J does not tell.
 */
public final class PatternOutline {
  private static final long ENOUGH = Integer.MAX_VALUE;

  private final String pattern;

  /** The size of each group that is open, the whole pattern outermost. */
  private final long[] open;

  private final int[] openedAt;

  private int depth;
  private int deepest;
  private int closedTooOften = -1;

  /** The size of what a repeat would repeat. */
  private long last;

  private PatternOutline(String pattern) {
    this.pattern = pattern;
    this.open = new long[pattern.length() + 1];
    this.openedAt = new int[pattern.length() + 1];
    int at = 0;
    while (at < pattern.length()) {
      at = step(at);
    }
  }

  public static PatternOutline of(String pattern) {
    return new PatternOutline(pattern);
  }

  /** Where the parenthesis without a partner stands; negative if all have one. */
  public int unpaired() {
    if (closedTooOften >= 0) {
      return closedTooOften;
    }
    return depth > 0 ? openedAt[depth] : -1;
  }

  /** How many groups stand in one another at most. */
  public int deepest() {
    return deepest;
  }

  /** At least the number of instructions that the program will have. */
  public long size() {
    long size = 3; // what the empty pattern has
    for (int i = 0; i <= depth; i++) {
      size += open[i];
    }
    return Math.min(ENOUGH, size);
  }

  /** Takes what stands there into account; gives where the next thing stands. */
  private int step(int at) {
    return switch (pattern.charAt(at)) {
      case '\\' -> escape(at);
      case '[' -> {
        add(1);
        yield endOfClass(at);
      }
      case '(' -> {
        open[++depth] = 0;
        deepest = Math.max(deepest, depth);
        openedAt[depth] = at;
        yield at + 1;
      }
      case ')' -> {
        closeGroup(at);
        yield at + 1;
      }
      case '|' -> {
        add(2);
        yield at + 1;
      }
      case '*' -> {
        replaceLast(last + 2); // one more where what it repeats may be empty
        yield at + 1;
      }
      case '+', '?' -> {
        replaceLast(last + 1);
        yield at + 1;
      }
      case '{' -> repeat(at);
      default -> {
        add(1);
        yield at + 1;
      }
    };
  }

  private int escape(int at) {
    if (pattern.startsWith("\\Q", at)) {
      int end = pattern.indexOf("\\E", at + 2);
      add((end < 0 ? pattern.length() : end) - at);
      last = 1;
      return end < 0 ? pattern.length() : end + 2;
    }
    add(1);
    boolean braced = at + 2 < pattern.length() && pattern.charAt(at + 2) == '{';
    if (braced && "pPx".indexOf(pattern.charAt(at + 1)) >= 0) {
      int end = pattern.indexOf('}', at);
      return end < 0 ? pattern.length() : end + 1;
    }
    return at + 2;
  }

  private int endOfClass(int from) {
    int at = from + 1;
    at += pattern.startsWith("^", at) ? 1 : 0;
    at += pattern.startsWith("]", at) ? 1 : 0;
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      int named = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at + 2) : -1;
      if (named >= 0) {
        at = named + 2;
      } else {
        at += pattern.charAt(at) == '\\' ? 2 : 1;
      }
    }
    return at + 1;
  }

  private void closeGroup(int at) {
    if (depth > 0) {
      add(open[depth--] + 3); // where it begins and ends, and nothing if it is empty
    } else if (closedTooOften < 0) {
      closedTooOften = at;
    }
  }

  /** {@code {n}}, {@code {n,}} or {@code {n,m}}; anything else in braces is text. */
  private int repeat(int at) {
    int end = pattern.indexOf('}', at);
    int count = end < 0 ? -1 : count(pattern.substring(at + 1, end));
    if (count < 0) {
      add(1);
      return at + 1;
    }
    replaceLast((last + 1) * Math.max(1, count) + 1); // an optional copy costs one more
    return end + 1;
  }

  private static int count(String braced) {
    if (!braced.chars().allMatch(c -> c == ',' || ('0' <= c && c <= '9'))) {
      return -1;
    }
    int greatest = -1;
    for (String number : braced.split(",", 2)) {
      boolean isCount = !number.isEmpty() && number.length() <= 4 && !number.contains(",");
      greatest = isCount ? Math.max(greatest, Integer.parseInt(number)) : greatest;
    }
    return greatest;
  }

  private void add(long size) {
    open[depth] = Math.min(ENOUGH, open[depth] + size);
    last = Math.min(ENOUGH, size);
  }

  private void replaceLast(long size) {
    open[depth] = Math.min(ENOUGH, open[depth] - last + size);
    last = Math.min(ENOUGH, size);
  }
}
