package dev.gavel.conditions.path;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The categories of Unicode that I-Regexp knows, as items of a class of RE2/J.
 *
 * <p>RE2/J has them all but one: characters that are not assigned (Cn). They are listed here by
 * what Java knows, once somebody asks for them.
 */
final class Categories {
  private static final Set<String> NAMES =
      Set.of(
          ("L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps "
                  + "Z Zl Zp Zs S Sc Sk Sm So C Cc Cf Cn Co")
              .split(" "));
  private static final String ALL_BUT_OTHERS = "\\p{L}\\p{M}\\p{N}\\p{P}\\p{Z}\\p{S}";

  /** Loaded on first use only. */
  private static final class Unassigned {
    static final String RANGES = ranges();

    private static String ranges() {
      StringBuilder ranges = new StringBuilder();
      int start = -1;
      for (int c = 0; c <= Character.MAX_CODE_POINT + 1; c++) {
        boolean unassigned =
            c <= Character.MAX_CODE_POINT && Character.getType(c) == Character.UNASSIGNED;
        if (unassigned && start < 0) {
          start = c;
        } else if (!unassigned && start >= 0) {
          ranges.append("\\x{%x}-\\x{%x}".formatted(start, c - 1));
          start = -1;
        }
      }
      return ranges.toString();
    }
  }

  private Categories() {}

  /** What stands in a class for the category or for all others; null when there is no such. */
  static @Nullable String items(String name, boolean complement) {
    if (!NAMES.contains(name)) {
      return null;
    }
    return switch (name) {
      case "C" -> complement ? ALL_BUT_OTHERS : "\\p{C}" + Unassigned.RANGES;
      case "Cn" -> complement ? ALL_BUT_OTHERS + "\\p{C}" : Unassigned.RANGES;
      default -> (complement ? "\\P{" : "\\p{") + name + "}";
    };
  }
}
