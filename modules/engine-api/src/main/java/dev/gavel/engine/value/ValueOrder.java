package dev.gavel.engine.value;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The order that Rego has: null, booleans, numbers, strings by code point, arrays, objects, sets.
 */
final class ValueOrder implements Comparator<Value> {
  private static final Comparator<Value> PLAIN_TEXT =
      (a, b) -> ((StringValue) a).text().compareTo(((StringValue) b).text());

  /**
   * An order in which exactly these values stand as in that of all values. Strings without
   * surrogates, which are most, stand so in the order that the JDK has for them, which looks at
   * many characters at a time.
   */
  static Comparator<Value> suiting(Value[] items) {
    for (Value item : items) {
      if (!(item instanceof StringValue string) || hasSurrogates(string.text())) {
        return Value.ORDER;
      }
    }
    return PLAIN_TEXT;
  }

  private static boolean hasSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  @Override
  @SuppressWarnings(
      "ReferenceEquality") // the same object is the quick answer; equality comes after
  public int compare(Value a, Value b) {
    if (a == b) {
      return 0;
    }
    if (a instanceof StringValue x && b instanceof StringValue y) {
      return byCodePoint(x.text(), y.text());
    }
    if (a instanceof NumberValue x && b instanceof NumberValue y) {
      return x.compareWith(y);
    }
    int kinds = a.kind().compareTo(b.kind());
    return kinds != 0 ? kinds : ofOneKind(a, b);
  }

  private int ofOneKind(Value a, Value b) {
    return switch (a) {
      case BooleanValue x when b instanceof BooleanValue y -> x.compareTo(y);
      case ArrayValue x when b instanceof ArrayValue y -> inSequence(x.items(), y.items());
      case ObjectValue x when b instanceof ObjectValue y -> objects(x, y);
      case SetValue x when b instanceof SetValue y -> inSequence(x.items(), y.items());
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> 0;
      case ArrayValue _, ObjectValue _, SetValue _ -> 0;
    };
  }

  /** UTF-16 order puts surrogate pairs before U+E000 to U+FFFF; code points come after them. */
  private static int byCodePoint(String a, String b) {
    int shared = Math.min(a.length(), b.length());
    for (int i = 0; i < shared; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean high = Character.isSurrogate(x);
        return high == Character.isSurrogate(y) ? Character.compare(x, y) : high ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private int inSequence(Value[] a, Value[] b) {
    int shared = Math.min(a.length, b.length);
    for (int i = 0; i < shared; i++) {
      int order = compare(a[i], b[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  /**
   * Objects compare entry by entry in the order of their keys, key first, then value; so the least
   * key in which they differ decides, and nothing needs to be sorted.
   */
  private int objects(ObjectValue a, ObjectValue b) {
    Value decisive = leastDifference(b, a, leastDifference(a, b, null));
    if (decisive == null) {
      return 0;
    }
    Value mine = a.get(decisive);
    Value theirs = b.get(decisive);
    if (mine != null && theirs != null) {
      return compare(mine, theirs);
    }
    // One lacks the key: it has a greater key in that place, or has come to its end.
    return mine != null ? endsBefore(b, decisive) : -endsBefore(a, decisive);
  }

  private @Nullable Value leastDifference(ObjectValue a, ObjectValue b, @Nullable Value known) {
    Value least = known;
    for (int i = 0; i < a.size(); i++) {
      Value key = a.key(i);
      if ((least == null || compare(key, least) < 0) && !a.value(i).equals(b.get(key))) {
        least = key;
      }
    }
    return least;
  }

  /** Above zero when all of the object's keys are less than this one, else below. */
  private int endsBefore(ObjectValue object, Value key) {
    for (Value candidate : object.keys().items()) {
      if (compare(candidate, key) > 0) {
        return -1;
      }
    }
    return 1;
  }
}
