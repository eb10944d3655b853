package dev.gavel.rego.builtin.format;

/**
 * What stands between the percent sign and the verb.
 *
 * @param width negative when there is none; so is the precision
 */
record Flags(
    boolean sharp,
    boolean zero,
    boolean plus,
    boolean minus,
    boolean space,
    int width,
    int precision) {
  static final Flags NONE = new Flags(false, false, false, false, false, -1, -1);

  Flags with(char flag) {
    return new Flags(
        sharp || flag == '#',
        zero || flag == '0',
        plus || flag == '+',
        minus || flag == '-',
        space || flag == ' ',
        width,
        precision);
  }

  Flags withWidth(int changed) {
    return new Flags(sharp, zero, plus, minus, space, changed, precision);
  }

  Flags withPrecision(int changed) {
    return new Flags(sharp, zero, plus, minus, space, width, changed);
  }

  /** Negative widths push to the left, and zeros go to the left only. */
  Flags withGivenWidth(int given) {
    return given < 0
        ? new Flags(sharp, false, plus, true, space, -given, precision)
        : withWidth(given);
  }

  Flags withoutZero() {
    return new Flags(sharp, false, plus, minus, space, width, precision);
  }

  /** For {@code %v} plus and sharp ask for details that plain values do not have. */
  Flags forValue() {
    return new Flags(false, zero, false, minus, space, width, precision);
  }

  boolean hasPrecision() {
    return precision >= 0;
  }

  boolean zerosToTheLeft() {
    return zero && !minus && width >= 0;
  }

  String padded(String text) {
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    String padding = (zero && !minus ? "0" : " ").repeat(missing);
    return minus ? text + padding : padding + text;
  }
}
