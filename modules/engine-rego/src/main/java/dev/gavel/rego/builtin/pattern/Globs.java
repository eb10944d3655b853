package dev.gavel.rego.builtin.pattern;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The {@code glob.*} family. */
public final class Globs {
  private static final String SPECIAL = "*?\\[]{}";
  private static final int CACHED = 256;
  private static final int LONGEST_CACHED = 1_000;
  private static final ConcurrentMap<Key, Glob> CACHE = new ConcurrentHashMap<>();

  private Globs() {}

  private record Key(String pattern, BitSet separators) {}

  public static Map<String, Builtin> all() {
    return Map.of("glob.match", Globs::match, "glob.quote_meta", Globs::quote);
  }

  private static Value match(Evaluation during, Value[] operands) {
    String pattern = Operands.text(operands, 1);
    BitSet separators = separators(operands);
    String text = Operands.text(operands, 3);
    during.budget().spend(pattern.length());
    return BooleanValue.of(glob(pattern, separators).matches(during.budget(), text));
  }

  private static Glob glob(String pattern, BitSet separators) {
    Key key = new Key(pattern, separators);
    Glob known = CACHE.get(key);
    if (known != null) {
      return known;
    }
    Glob made = GlobReader.read(pattern, separators);
    if (pattern.length() <= LONGEST_CACHED) {
      if (CACHE.size() >= CACHED) {
        CACHE.keySet().stream().findAny().ifPresent(CACHE::remove);
      }
      CACHE.put(key, made);
    }
    return made;
  }

  /** None for null, and the dot for an empty array. */
  private static BitSet separators(Value[] operands) {
    BitSet separators = new BitSet();
    switch (operands[1]) {
      case NullValue _ -> {}
      case ArrayValue array -> {
        for (Value item : array) {
          separators.set(separator(array, item));
        }
        if (separators.isEmpty()) {
          separators.set('.');
        }
      }
      default -> throw Operands.wrongKind(2, operands[1], "array", "null");
    }
    return separators;
  }

  private static int separator(ArrayValue array, Value item) {
    if (!(item instanceof StringValue string)) {
      throw Operands.wrongElement(2, array, item, "string");
    }
    String text = string.text();
    if (text.isEmpty() || text.codePointCount(0, text.length()) != 1) {
      throw Operands.wrongElement(2, array, item, "rune");
    }
    return text.codePointAt(0);
  }

  private static Value quote(Evaluation during, Value[] operands) {
    String pattern = Operands.text(operands, 1);
    StringBuilder quoted = new StringBuilder(pattern.length() + 8);
    for (int i = 0; i < pattern.length(); i++) {
      if (SPECIAL.indexOf(pattern.charAt(i)) >= 0) {
        quoted.append('\\');
      }
      quoted.append(pattern.charAt(i));
    }
    during.budget().allocate(quoted.length());
    return StringValue.of(quoted.toString());
  }
}
