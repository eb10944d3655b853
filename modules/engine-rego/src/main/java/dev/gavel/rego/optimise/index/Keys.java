package dev.gavel.rego.optimise.index;

/** Keys of lookups. */
final class Keys {
  private Keys() {}

  /**
   * Whether a text cannot be taken for an index. In base data, texts that can are; all others find
   * the same there as anywhere else.
   */
  static boolean isName(String key) {
    return key.isEmpty() || !(Character.isDigit(key.charAt(0)) || "+-".indexOf(key.charAt(0)) >= 0);
  }
}
