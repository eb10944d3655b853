package dev.gavel.rego.builtin.time;

/** What looks like the abbreviation of a time zone. */
final class ZoneNames {
  private ZoneNames() {}

  /** How long the abbreviation is that the text begins with; 0 when it begins with none. */
  static int length(String text) {
    if (text.length() < 3) {
      return 0;
    }
    if (text.startsWith("ChST") || text.startsWith("MeST")) {
      return 4;
    }
    if (text.startsWith("GMT")) {
      return 3 + signedHours(text, 3);
    }
    if (text.startsWith("+") || text.startsWith("-")) {
      return signedHours(text, 0);
    }
    int letters = 0;
    while (letters < Math.min(6, text.length())
        && text.charAt(letters) >= 'A'
        && text.charAt(letters) <= 'Z') {
      letters++;
    }
    return switch (letters) {
      case 3 -> 3;
      case 4 -> text.charAt(3) == 'T' || text.startsWith("WITA") ? 4 : 0;
      case 5 -> text.charAt(4) == 'T' ? 5 : 0;
      default -> 0;
    };
  }

  private static int signedHours(String text, int from) {
    if (from >= text.length() || (text.charAt(from) != '+' && text.charAt(from) != '-')) {
      return 0;
    }
    int end = from + 1;
    int hours = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      hours = Math.min(100, hours * 10 + text.charAt(end) - '0');
      end++;
    }
    return end == from + 1 || hours > 23 ? 0 : end - from;
  }
}
