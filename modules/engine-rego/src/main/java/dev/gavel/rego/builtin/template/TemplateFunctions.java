package dev.gavel.rego.builtin.template;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.Bytes;
import dev.gavel.rego.builtin.encoding.GoFloat;
import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.builtin.format.GoFormat;
import dev.gavel.rego.builtin.net.UriFunctions;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The functions that templates have from the start. */
final class TemplateFunctions {
  static final Set<String> NAMES =
      Set.of(
          "and",
          "call",
          "html",
          "index",
          "js",
          "len",
          "not",
          "or",
          "print",
          "printf",
          "println",
          "slice",
          "urlquery",
          "eq",
          "ge",
          "gt",
          "le",
          "lt",
          "ne");

  private final Budget budget;

  TemplateFunctions(Budget budget) {
    this.budget = budget;
  }

  /** How many arguments a function needs; below zero when it takes more than that, too. */
  static int arity(String name) {
    return switch (name) {
      case "and", "call", "eq", "index", "or", "printf", "slice" -> -1;
      case "html", "js", "print", "println", "urlquery" -> -0x100;
      case "len", "not" -> 1;
      default -> 2;
    };
  }

  /** All but {@code and} and {@code or}, which stop where they know. */
  Item call(String name, List<Item> arguments) {
    return switch (name) {
      case "not" -> Item.of(BooleanValue.of(!arguments.getFirst().isTrue()));
      case "len" -> length(arguments.getFirst());
      case "index" -> index(arguments);
      case "slice" -> slice(arguments);
      case "print" -> text(print(arguments));
      case "println" -> text(println(arguments));
      case "printf" -> printf(arguments);
      case "html" -> text(html(print(arguments)));
      case "js" -> text(script(print(arguments)));
      case "urlquery" -> text(UriFunctions.encode(print(arguments)));
      case "eq" -> Item.of(BooleanValue.of(equal(arguments)));
      case "ne" -> Item.of(BooleanValue.of(!equal(arguments)));
      case "lt" -> Item.of(BooleanValue.of(less(arguments)));
      case "le" -> Item.of(BooleanValue.of(less(arguments) || equal(arguments)));
      case "gt" -> Item.of(BooleanValue.of(!less(arguments) && !equal(arguments)));
      case "ge" -> Item.of(BooleanValue.of(!less(arguments)));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private Item text(String text) {
    budget.allocate(2L * text.length());
    return Item.of(StringValue.of(text));
  }

  private static Item length(Item item) {
    return switch (item.content()) {
      case ArrayValue array -> Item.of((long) array.size());
      case ObjectValue object -> Item.of((long) object.size());
      case StringValue _, NumberValue _ -> Item.of((long) item.bytes().length);
      case null -> throw failed("len of nil pointer");
      case NullValue _ -> throw failed("len of nil pointer");
      default -> throw failed("len of type " + item.innerType());
    };
  }

  private static Item index(List<Item> arguments) {
    Item item = arguments.getFirst();
    if (item.isNothing()) {
      throw failed("index of untyped nil");
    }
    for (Item key : arguments.subList(1, arguments.size())) {
      item =
          switch (item.content()) {
            case null -> throw failed("index of nil pointer");
            case NullValue _ -> throw failed("index of nil pointer");
            case ArrayValue array -> Item.within(array.get(place(key, array.size() - 1)));
            case StringValue _, NumberValue _ -> {
              byte[] bytes = item.bytes();
              yield Item.of((short) (bytes[place(key, bytes.length - 1)] & 0xff));
            }
            case ObjectValue object -> Item.within(value(object, key));
            default -> throw failed("can't index item of type " + item.innerType());
          };
    }
    return item;
  }

  private static Value value(ObjectValue object, Item key) {
    if (key.isNothing()) {
      throw failed("value is nil; should be of type string");
    }
    if (!(key.content() instanceof StringValue name)) {
      throw failed("value has type " + key.innerType() + "; should be string");
    }
    Value value = object.get(name);
    return value == null ? NullValue.NULL : value;
  }

  private static int place(Item index, int last) {
    if (index.isNothing()) {
      throw failed("cannot index slice/array with nil");
    }
    long place =
        switch (index.content()) {
          case Long number -> number;
          case Short number -> number;
          case null, default ->
              throw failed("cannot index slice/array with type " + index.innerType());
        };
    if (place < 0 || place > last) {
      throw failed("index out of range: " + place);
    }
    return (int) place;
  }

  private static Item slice(List<Item> arguments) {
    Item item = arguments.getFirst();
    if (item.isNothing()) {
      throw failed("slice of untyped nil");
    }
    if (arguments.size() > 4) {
      throw failed("too many slice indexes: " + (arguments.size() - 1));
    }
    boolean text = item.isText();
    if (text && arguments.size() == 4) {
      throw failed("cannot 3-index slice a string");
    }
    if (!text && !(item.content() instanceof ArrayValue)) {
      throw failed("can't slice item of type " + item.innerType());
    }
    byte[] bytes = text ? item.bytes() : new byte[0];
    int size = item.content() instanceof ArrayValue array ? array.size() : bytes.length;
    int[] bounds = {0, size, size};
    for (int i = 1; i < arguments.size(); i++) {
      bounds[i - 1] = place(arguments.get(i), size);
    }
    for (int i = 0; i < 2; i++) {
      if (bounds[i] > bounds[i + 1]) {
        throw failed("invalid slice index: " + bounds[i] + " > " + bounds[i + 1]);
      }
    }
    if (item.content() instanceof ArrayValue array) {
      List<Value> part = new ArrayList<>();
      for (int i = bounds[0]; i < bounds[1]; i++) {
        part.add(array.get(i));
      }
      return Item.of(ArrayValue.of(part));
    }
    return Item.of(StringValue.of(Bytes.text(Arrays.copyOfRange(bytes, bounds[0], bounds[1]))));
  }

  /** A space stands between two of which none is a text. */
  private static String print(List<Item> items) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      boolean apart = i > 0 && !items.get(i).isText() && !items.get(i - 1).isText();
      text.append(apart ? " " : "").append(items.get(i).text());
    }
    return text.toString();
  }

  private static String println(List<Item> items) {
    return String.join(" ", items.stream().map(Item::text).toList()) + "\n";
  }

  private Item printf(List<Item> arguments) {
    if (!(arguments.getFirst().content() instanceof StringValue format)) {
      throw new WrongType(
          "wrong type for value; expected string; got " + arguments.getFirst().type());
    }
    List<Item> rest = arguments.subList(1, arguments.size());
    List<Value> values = rest.stream().map(TemplateFunctions::formatted).toList();
    return text(GoFormat.format(budget, withTruths(format.text(), rest), values));
  }

  private static Value formatted(Item item) {
    return switch (item.content()) {
      case Long number -> NumberValue.of(number);
      case Short number -> NumberValue.of(number);
      case Double number -> {
        String text = GoFloat.json(number);
        boolean whole = text.indexOf('.') < 0 && text.indexOf('e') < 0;
        yield NumberValue.parse(whole ? text + ".0" : text);
      }
      case null, default -> StringValue.of(item.text());
    };
  }

  /** Truths come as texts, which {@code %v} prints like {@code %t} does. */
  private static String withTruths(String format, List<Item> arguments) {
    StringBuilder changed = new StringBuilder(format);
    int argument = 0;
    int sign = format.indexOf('%');
    while (sign >= 0) {
      int i = sign + 1;
      while (i < format.length() && "+-# 0123456789.".indexOf(format.charAt(i)) >= 0) {
        i++;
      }
      boolean verb = i < format.length() && format.charAt(i) != '%';
      if (verb
          && format.charAt(i) == 't'
          && argument < arguments.size()
          && arguments.get(argument).content() instanceof BooleanValue) {
        changed.setCharAt(i, 'v');
      }
      argument += verb ? 1 : 0;
      sign = format.indexOf('%', i + 1);
    }
    return changed.toString();
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("\0", "\uFFFD")
        .replace("\"", "&#34;")
        .replace("'", "&#39;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  private static String script(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if ("\\'\"".indexOf(point) >= 0) {
                escaped.append('\\').append((char) point);
              } else if (point < 0x20
                  || "<>&=".indexOf(point) >= 0
                  || !GoQuote.isPrintable(point)) {
                escaped.append(String.format(Locale.ROOT, "\\u%04X", point));
              } else {
                escaped.appendCodePoint(point);
              }
            });
    return escaped.toString();
  }

  private static boolean equal(List<Item> arguments) {
    if (arguments.size() < 2) {
      throw failed("missing argument for comparison");
    }
    Item first = arguments.getFirst();
    for (Item other : arguments.subList(1, arguments.size())) {
      if (equal(first, other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equal(Item one, Item other) {
    if (one.isNothing() || other.isNothing()) {
      return one.isNothing() && other.isNothing();
    }
    String kind = kind(one);
    if (!kind.equals(kind(other))) {
      boolean whole = one.content() instanceof Short || other.content() instanceof Short;
      if (whole && kind.endsWith("int") && kind(other).endsWith("int")) {
        return number(one) == number(other);
      }
      throw incompatible(one, other);
    }
    if (kind.isEmpty()) {
      if (one.content() instanceof ArrayValue != other.content() instanceof ArrayValue) {
        throw failed(
            "non-comparable types %s: %s, %s: %s"
                .formatted(one.text(), one.innerType(), other.innerType(), other.text()));
      }
      throw failed("non-comparable type " + other.text() + ": " + other.innerType());
    }
    return switch (kind) {
      case "float" -> decimal(one) == decimal(other);
      case "bool" -> Objects.equals(one.content(), other.content());
      default -> one.text().equals(other.text());
    };
  }

  private static boolean less(List<Item> arguments) {
    Item one = arguments.getFirst();
    Item other = arguments.get(1);
    String kind = kind(one);
    if (kind.isEmpty() || kind(other).isEmpty()) {
      throw failed("invalid type for comparison");
    }
    if (!kind.equals(kind(other))) {
      if (one.content() instanceof Short || other.content() instanceof Short) {
        return number(one) < number(other);
      }
      throw incompatible(one, other);
    }
    return switch (kind) {
      case "bool" -> throw failed("invalid type for comparison");
      case "string" -> Arrays.compareUnsigned(one.bytes(), other.bytes()) < 0;
      case "float" -> decimal(one) < decimal(other);
      default -> number(one) < number(other);
    };
  }

  private static BuiltinException incompatible(Item one, Item other) {
    return failed(
        "incompatible types for comparison: %s and %s"
            .formatted(one.innerType(), other.innerType()));
  }

  private static double decimal(Item item) {
    return item.content() instanceof Double number ? number : 0;
  }

  private static long number(Item item) {
    return item.content() instanceof Number number ? number.longValue() : 0;
  }

  private static String kind(Item item) {
    return switch (item.content()) {
      case BooleanValue _ -> "bool";
      case StringValue _, NumberValue _ -> "string";
      case Long _ -> "int";
      case Short _ -> "uint";
      case Double _ -> "float";
      case null, default -> "";
    };
  }

  /** An argument of the wrong type is a mistake in the template, not of the function. */
  static final class WrongType extends RuntimeException {
    private static final long serialVersionUID = 1;

    private WrongType(String message) {
      super(message, null, false, false);
    }
  }

  private static BuiltinException failed(String problem) {
    return BuiltinException.failed(problem);
  }
}
