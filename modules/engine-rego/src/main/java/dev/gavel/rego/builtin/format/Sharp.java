package dev.gavel.rego.builtin.format;

/** What the flag {@code #} does to a fraction: a point in any case, and zeros behind it for g. */
final class Sharp {
  private Sharp() {}

  static String text(String digits, char verb, int precision) {
    int tail = tail(digits, verb);
    StringBuilder text = new StringBuilder(digits.substring(0, tail));
    int missing = verb == 'g' || verb == 'G' || verb == 'x' ? (precision < 0 ? 6 : precision) : 0;
    boolean significant = false;
    boolean point = false;
    for (int i = 0; i < tail; i++) {
      char c = text.charAt(i);
      point |= c == '.';
      significant |= c != '.' && c != '0';
      missing -= c != '.' && significant ? 1 : 0;
    }
    if (!point) {
      missing -= text.toString().equals("0") ? 1 : 0;
      text.append('.');
    }
    text.append("0".repeat(Math.max(0, missing)));
    return text.append(digits, tail, digits.length()).toString();
  }

  private static int tail(String digits, char verb) {
    for (int i = 0; i < digits.length(); i++) {
      char letter = Character.toLowerCase(digits.charAt(i));
      if (letter == 'p' || (letter == 'e' && verb != 'x' && verb != 'X')) {
        return i;
      }
    }
    return digits.length();
  }
}
