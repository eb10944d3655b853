package dev.gavel.engine.value;

import dev.gavel.engine.value.index.KeyIndex;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One object for equal short strings, and for equal numbers, within a large document: the same
 * roles, names and dates come in a million rows. Each has one slot, which the last that came holds;
 * so the tables are bounded, and what does not come again is soon pushed out. They are small until
 * the document turns out to be large.
 */
final class SharedValues {
  private static final int FEWEST_SLOTS = 1 << 8;
  private static final int MOST_SLOTS = 1 << 14;
  private static final int LONGEST = 40;

  private @Nullable StringValue[] strings = new StringValue[FEWEST_SLOTS];
  private @Nullable NumberValue[] numbers = new NumberValue[FEWEST_SLOTS];
  private int newStrings;
  private int newNumbers;

  /** The string that these bytes of ASCII spell. */
  StringValue string(byte[] json, int from, int to) {
    if (to - from > LONGEST) {
      return made(json, from, to);
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + json[i];
    }
    int slot = KeyIndex.spread(hash) & (strings.length - 1);
    StringValue known = strings[slot];
    if (known == null || !spells(known.text(), json, from, to)) {
      known = made(json, from, to);
      strings[slot] = known;
      if (++newStrings > strings.length && strings.length < MOST_SLOTS) {
        strings = new StringValue[strings.length * 4];
      }
    }
    return known;
  }

  private static boolean spells(String text, byte[] json, int from, int to) {
    if (text.length() != to - from) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != json[from + i]) {
        return false;
      }
    }
    return true;
  }

  private static StringValue made(byte[] json, int from, int to) {
    return new StringValue(new String(json, from, to - from, StandardCharsets.ISO_8859_1));
  }

  NumberValue integer(long number) {
    int slot = KeyIndex.spread(Long.hashCode(number)) & (numbers.length - 1);
    NumberValue known = numbers[slot];
    if (known == null || !known.isLong() || known.toLong() != number) {
      known = NumberValue.of(number);
      keep(known, slot);
    }
    return known;
  }

  /** A number that is spelled as this one is. */
  NumberValue number(NumberValue number) {
    String spelling = number.toString();
    int slot = KeyIndex.spread(spelling.hashCode()) & (numbers.length - 1);
    NumberValue known = numbers[slot];
    if (known == null || !known.toString().equals(spelling)) {
      known = number;
      keep(known, slot);
    }
    return known;
  }

  private void keep(NumberValue number, int slot) {
    numbers[slot] = number;
    if (++newNumbers > numbers.length && numbers.length < MOST_SLOTS) {
      numbers = new NumberValue[numbers.length * 4];
    }
  }
}
