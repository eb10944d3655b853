package dev.gavel.rego.builtin.text;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Kept;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.Preparable;
import dev.gavel.rego.builtin.format.PreparedFormat;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Strings as rows of code points, which all places and lengths are counted in. */
public final class Strings {
  private static final int BYTES_OF_PART = 40;
  private static final Kept<String, PreparedFormat> FORMATS = new Kept<>();
  private static final List<StringValue> LETTERS =
      IntStream.range(0, 0x80).mapToObj(c -> StringValue.of(Character.toString(c))).toList();

  private Strings() {}

  public static Map<String, Builtin> all() {
    return Map.ofEntries(
        Map.entry("concat", Strings::concat),
        Map.entry("contains", Strings::contains),
        Map.entry("startswith", test(String::startsWith)),
        Map.entry("endswith", test(String::endsWith)),
        Map.entry("lower", mapped(Letters::lower)),
        Map.entry("upper", mapped(Letters::upper)),
        Map.entry("indexof", Strings::indexOf),
        Map.entry("indexof_n", Strings::indexesOf),
        Map.entry("substring", Strings::substring),
        Map.entry("split", (during, operands) -> ArrayValue.of(parts(during, operands))),
        Map.entry("strings.split_n", Strings::splitSome),
        Map.entry("strings.count", Strings::count),
        Map.entry("strings.reverse", mapped(text -> new StringBuilder(text).reverse().toString())),
        Map.entry("strings.any_prefix_match", Affixes::anyPrefix),
        Map.entry("strings.any_suffix_match", Affixes::anySuffix),
        Map.entry("replace", Replacements::one),
        Map.entry("strings.replace_n", Replacements::many),
        Map.entry("sprintf", new Preparable(Strings::format, Strings::preparedFormat)));
  }

  private static Builtin test(BiPredicate<String, String> predicate) {
    return (_, operands) ->
        BooleanValue.of(predicate.test(Operands.text(operands, 1), Operands.text(operands, 2)));
  }

  private static Value contains(Evaluation during, Value[] operands) {
    String text = Operands.text(operands, 1);
    return BooleanValue.of(Search.contains(text, Operands.text(operands, 2), during.budget()));
  }

  private static Builtin mapped(UnaryOperator<String> operator) {
    return (during, operands) -> {
      String text = Operands.text(operands, 1);
      return made(during, operator.apply(text));
    };
  }

  private static Value made(Evaluation during, String text) {
    during.budget().spend(1 + text.length() / 16);
    during.budget().allocate(2L * text.length());
    return StringValue.of(text);
  }

  private static Value concat(Evaluation during, Value[] operands) {
    String separator = Operands.text(operands, 1);
    Value collection = operands[1];
    StringBuilder text = new StringBuilder();
    boolean first = true;
    for (Value item : Operands.items(operands, 2, "set", "array")) {
      if (!(item instanceof StringValue part)) {
        throw Operands.wrongElement(2, collection, item, "string");
      }
      long more = 2L * (separator.length() + part.text().length());
      during.budget().spend(1);
      during.budget().allocate(more);
      text.append(first ? "" : separator).append(part.text());
      first = false;
    }
    return StringValue.of(text.toString());
  }

  private static String searched(Value[] operands) {
    String search = Operands.text(operands, 2);
    if (search.isEmpty()) {
      throw BuiltinException.failed("empty search character");
    }
    return search;
  }

  private static Value indexOf(Evaluation during, Value[] operands) {
    String text = Operands.text(operands, 1);
    int at = Search.first(text, searched(operands), during.budget());
    return NumberValue.of(at < 0 ? -1 : text.codePointCount(0, at));
  }

  private static Value indexesOf(Evaluation during, Value[] operands) {
    String text = Operands.text(operands, 1);
    String search = searched(operands);
    List<Value> indexes = new ArrayList<>();
    int[] counted = {0, 0};
    Search.each(
        text,
        search,
        true,
        during.budget(),
        at -> {
          counted[0] += text.codePointCount(counted[1], at);
          counted[1] = at;
          during.budget().spend(1);
          during.budget().allocate(BYTES_OF_PART);
          return indexes.add(NumberValue.of(counted[0]));
        });
    return ArrayValue.of(indexes);
  }

  /** A negative length means the rest. */
  private static Value substring(Evaluation during, Value[] operands) {
    String text = Operands.text(operands, 1);
    long offset = Operands.integer(operands, 2);
    long length = Operands.integer(operands, 3);
    if (offset < 0) {
      throw BuiltinException.failed("negative offset");
    }
    int size = text.codePointCount(0, text.length());
    if (offset >= size) {
      return StringValue.of("");
    }
    int count = (int) (length < 0 ? size - offset : Math.min(length, size - offset));
    boolean plain = size == text.length(); // then a character is a code point
    int start = plain ? (int) offset : text.offsetByCodePoints(0, (int) offset);
    int end = plain ? start + count : text.offsetByCodePoints(start, count);
    if (count == 1 && text.charAt(start) < LETTERS.size()) {
      during.budget().spend(1);
      return LETTERS.get(text.charAt(start));
    }
    return made(during, text.substring(start, end));
  }

  private static List<Value> parts(Evaluation during, Value[] operands) {
    String text = Operands.text(operands, 1);
    String separator = Operands.text(operands, 2);
    if (separator.length() == 1) {
      return partsAt(during, text, separator.charAt(0));
    }
    List<Value> parts = new ArrayList<>();
    if (separator.isEmpty()) {
      text.codePoints()
          .forEach(character -> parts.add(StringValue.of(Character.toString(character))));
    } else {
      int[] start = {0};
      Search.each(
          text,
          separator,
          false,
          during.budget(),
          at -> {
            parts.add(StringValue.of(text.substring(start[0], at)));
            start[0] = at + separator.length();
            return true;
          });
      parts.add(StringValue.of(text.substring(start[0])));
    }
    during.budget().spend(parts.size());
    during.budget().allocate(text.length() + (long) BYTES_OF_PART * parts.size());
    return parts;
  }

  /** The same at a single character, where looking for it anew costs nothing. */
  private static List<Value> partsAt(Evaluation during, String text, char separator) {
    List<Value> parts = new ArrayList<>();
    int start = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
      parts.add(StringValue.of(text.substring(start, at)));
      start = at + 1;
    }
    parts.add(StringValue.of(text.substring(start)));
    during.budget().spend(1 + text.length() / 64 + parts.size());
    during.budget().allocate(text.length() + (long) BYTES_OF_PART * parts.size());
    return parts;
  }

  /** The first ones, or with a negative count the last. */
  private static Value splitSome(Evaluation during, Value[] operands) {
    Operands.text(operands, 1);
    Operands.text(operands, 2);
    long count = Operands.integer(operands, 3);
    List<Value> parts = parts(during, operands);
    int size = parts.size();
    return ArrayValue.of(
        count >= 0
            ? parts.subList(0, (int) Math.min(count, size))
            : parts.subList((int) Math.max(size + count, 0), size));
  }

  private static Value count(Evaluation during, Value[] operands) {
    String text = Operands.text(operands, 1);
    String search = Operands.text(operands, 2);
    if (search.isEmpty()) {
      return NumberValue.of(text.codePointCount(0, text.length()) + 1L);
    }
    int[] count = {0};
    Search.each(text, search, false, during.budget(), _ -> count[0]++ >= 0);
    return NumberValue.of(count[0]);
  }

  private static Value format(Evaluation during, Value[] operands) {
    String format = Operands.text(operands, 1);
    ArrayValue arguments = Operands.array(operands, 2);
    PreparedFormat prepared = FORMATS.get(format, format.length(), PreparedFormat::of);
    return StringValue.of(prepared.with(during.budget(), arguments));
  }

  private static @Nullable Builtin preparedFormat(@Nullable Value[] constants) {
    if (!(constants[0] instanceof StringValue(String format))) {
      return null;
    }
    PreparedFormat prepared = PreparedFormat.of(format);
    return (during, operands) ->
        StringValue.of(prepared.with(during.budget(), Operands.array(operands, 2)));
  }
}
