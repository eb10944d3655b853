package dev.gavel.engine.rule;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what was probably meant by a name that is not known. */
final class Spelling {
  private static final int MOST_EDITS = 2;
  private static final int LONGEST = 40;

  private Spelling() {}

  /** The name that takes the fewest edits, up to two; letter case does not count as one. */
  static @Nullable String nearest(String text, Collection<String> names) {
    if (text.length() > LONGEST) {
      return null;
    }
    String folded = text.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> edits(folded, name.toLowerCase(Locale.ROOT)) <= mostEdits(name))
        .min(
            Comparator.<String>comparingInt(name -> edits(folded, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .orElse(null);
  }

  /** Of a short name two edits leave nothing. */
  private static int mostEdits(String name) {
    return name.length() <= 3 ? 1 : MOST_EDITS;
  }

  /** How many characters to insert, remove or replace, by the table of Wagner and Fischer. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
