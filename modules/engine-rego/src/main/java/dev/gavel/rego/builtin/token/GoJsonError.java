package dev.gavel.rego.builtin.token;

/** What Go says about text that is no JSON, as far as it can be told from its first characters. */
final class GoJsonError {
  private GoJsonError() {}

  static String of(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return "EOF";
    }
    return "{[\"-0123456789tfn".indexOf(stripped.charAt(0)) < 0
        ? "invalid character '" + stripped.charAt(0) + "' looking for beginning of value"
        : "unexpected EOF";
  }
}
