package dev.gavel.conditions.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Beginnings or ends of text, of which one is enough.
 *
 * <p>Where one beginning begins another, the longer one decides nothing and is left out. Of the
 * rest, in order, only the last that does not come after a text can be its beginning: whatever
 * stands between a text and its beginning begins alike. So one binary search and one comparison
 * answer for thousands. Ends are the same, read backwards.
 */
public final class Affixes {
  private static final Comparator<String> FORWARDS = String::compareTo;
  private static final Comparator<String> BACKWARDS = Affixes::compareBackwards;

  private final String[] starts;
  private final String[] ends;

  private Affixes(String[] starts, String[] ends) {
    this.starts = starts;
    this.ends = ends;
  }

  public static Affixes of(Collection<String> affixes) {
    return new Affixes(
        deciding(affixes, FORWARDS, String::startsWith),
        deciding(affixes, BACKWARDS, String::endsWith));
  }

  /** Whether one of them begins the text. */
  public boolean start(String text) {
    int last = lastNotAfter(text, starts, FORWARDS);
    return last >= 0 && text.startsWith(starts[last]);
  }

  /** Whether one of them ends the text. */
  public boolean end(String text) {
    int last = lastNotAfter(text, ends, BACKWARDS);
    return last >= 0 && text.endsWith(ends[last]);
  }

  private static int lastNotAfter(String text, String[] affixes, Comparator<String> order) {
    int found = Arrays.binarySearch(affixes, text, order);
    return found >= 0 ? found : -found - 2;
  }

  private static String[] deciding(
      Collection<String> affixes, Comparator<String> order, BiPredicate<String, String> begins) {
    List<String> deciding = new ArrayList<>();
    for (String affix : affixes.stream().sorted(order).toList()) {
      if (deciding.isEmpty() || !begins.test(affix, deciding.getLast())) {
        deciding.add(affix);
      }
    }
    return deciding.toArray(String[]::new);
  }

  private static int compareBackwards(String one, String other) {
    int i = one.length();
    int j = other.length();
    while (i > 0 && j > 0) {
      int order = Character.compare(one.charAt(--i), other.charAt(--j));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(i, j);
  }

  /** Equal are those that answer alike, such as {@code a} alone and {@code a} with {@code aa}. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Affixes that
        && Arrays.equals(starts, that.starts)
        && Arrays.equals(ends, that.ends);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(starts) * 31 + Arrays.hashCode(ends);
  }

  @Override
  public String toString() {
    return Arrays.toString(starts) + Arrays.toString(ends);
  }
}
