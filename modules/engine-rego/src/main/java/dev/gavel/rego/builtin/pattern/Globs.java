package dev.gavel.rego.builtin.pattern;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Kept;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.Preparable;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code glob.*} family. */
public final class Globs {
  private static final String SPECIAL = "*?\\[]{}";
  private static final Kept<Key, Glob> KEPT = new Kept<>();

  private Globs() {}

  private record Key(String pattern, BitSet separators) {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "glob.match",
        new Preparable(Globs::match, Globs::prepared),
        "glob.quote_meta",
        Globs::quote);
  }

  private static Value match(Evaluation during, Value[] operands) {
    String pattern = Operands.text(operands, 1);
    BitSet separators = separators(operands[1]);
    String text = Operands.text(operands, 3);
    Glob glob =
        KEPT.get(
            new Key(pattern, separators),
            pattern.length(),
            key -> GlobReader.read(key.pattern, key.separators));
    return matches(during, pattern, glob, text);
  }

  private static Value matches(Evaluation during, String pattern, Glob glob, String text) {
    during.budget().spend(pattern.length());
    return BooleanValue.of(glob.matches(during.budget(), text));
  }

  /** With the separators alone, patterns are found by their text; often they come from data. */
  private static @Nullable Builtin prepared(@Nullable Value[] constants) {
    if (constants[1] == null) {
      return null;
    }
    BitSet separators = separators(constants[1]);
    if (constants[0] instanceof StringValue(String pattern)) {
      Glob glob = GlobReader.read(pattern, separators);
      return (during, operands) -> matches(during, pattern, glob, Operands.text(operands, 3));
    }
    Kept<String, Glob> kept = new Kept<>();
    return (during, operands) -> {
      String pattern = Operands.text(operands, 1);
      String text = Operands.text(operands, 3);
      Glob glob = kept.get(pattern, pattern.length(), key -> GlobReader.read(key, separators));
      return matches(during, pattern, glob, text);
    };
  }

  /** None for null, and the dot for an empty array. */
  private static BitSet separators(Value operand) {
    BitSet separators = new BitSet();
    switch (operand) {
      case NullValue _ -> {}
      case ArrayValue array -> {
        for (Value item : array) {
          separators.set(separator(array, item));
        }
        if (separators.isEmpty()) {
          separators.set('.');
        }
      }
      default -> throw Operands.wrongKind(2, operand, "array", "null");
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
