package dev.gavel.rego.builtin.encoding;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Budget;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Values in their {@link JsonForm} to YAML: blocks, two spaces a level, keys in natural order. */
final class YamlWriter {
  private static final int LONGEST_KEY = 128;

  private final StringBuilder text = new StringBuilder();
  private final Budget budget;

  private YamlWriter(Budget budget) {
    this.budget = budget;
  }

  static String write(Value form, Budget budget) {
    YamlWriter writer = new YamlWriter(budget);
    switch (form) {
      case ArrayValue array when array.size() > 0 -> writer.sequence(array, 0);
      case ObjectValue object when object.size() > 0 -> writer.mapping(object, 0);
      default -> writer.scalar(form, 0);
    }
    writer.endLine();
    budget.allocate(2L * writer.text.length());
    return writer.text.toString();
  }

  /** Begins where the cursor is; the next items begin on lines of their own. */
  private void sequence(ArrayValue array, int indent) {
    for (int i = 0; i < array.size(); i++) {
      beginLine(i, indent);
      text.append("- ");
      compact(array.get(i), indent + 2);
    }
  }

  private void mapping(ObjectValue object, int indent) {
    int line = 0;
    for (StringValue key : sortedKeys(object)) {
      beginLine(line++, indent);
      Value value = object.get(key);
      if (isSimple(key.text())) {
        scalar(key, indent);
        text.append(':');
        after(value == null ? NullValue.NULL : value, indent);
      } else {
        text.append("? ");
        scalar(key, indent + 2);
        beginLine(1, indent);
        text.append(": ");
        compact(value == null ? NullValue.NULL : value, indent + 2);
      }
    }
  }

  private static boolean isSimple(String key) {
    return key.codePoints().noneMatch(YamlStyle::isBreak) && Bytes.of(key).length <= LONGEST_KEY;
  }

  private static List<StringValue> sortedKeys(ObjectValue object) {
    List<StringValue> keys = new ArrayList<>();
    for (int i = 0; i < object.size(); i++) {
      keys.add((StringValue) object.key(i));
    }
    keys.sort((a, b) -> NaturalOrder.compare(a.text(), b.text()));
    return keys;
  }

  /** A value after its key: collections begin on the next line. */
  private void after(Value value, int indent) {
    switch (value) {
      case ArrayValue array when array.size() > 0 -> {
        beginLine(1, indent + 2);
        sequence(array, indent + 2);
      }
      case ObjectValue object when object.size() > 0 -> {
        beginLine(1, indent + 2);
        mapping(object, indent + 2);
      }
      default -> {
        text.append(' ');
        scalar(value, indent + 2);
      }
    }
  }

  /** A value after a dash: collections begin on the same line. */
  private void compact(Value value, int indent) {
    switch (value) {
      case ArrayValue array when array.size() > 0 -> sequence(array, indent);
      case ObjectValue object when object.size() > 0 -> mapping(object, indent);
      default -> scalar(value, indent);
    }
  }

  private void scalar(Value value, int indent) {
    budget.spend(1);
    switch (value) {
      case NullValue _ -> text.append("null");
      case BooleanValue truth -> text.append(truth);
      case NumberValue number -> text.append(number(number.toString()));
      case StringValue string -> YamlStyle.write(text, string.text(), Math.max(indent, 2));
      case ArrayValue _, SetValue _ -> text.append("[]");
      case ObjectValue _ -> text.append("{}");
    }
  }

  /** Integers of 64 bits stay as they are, all else goes through a double. */
  private static String number(String json) {
    Object meaning = YamlScalar.plain(json);
    return switch (meaning) {
      case BigInteger integer -> integer.toString();
      case Double number -> GoFloat.general(number, GoFloat.SHORTEST);
      case null, default -> json;
    };
  }

  private void beginLine(int earlier, int indent) {
    if (earlier > 0) {
      endLine();
      text.repeat(' ', indent);
      budget.allocate(indent);
    }
  }

  private void endLine() {
    if (text.isEmpty() || text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }
}
