package dev.gavel.rego.builtin;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of a call by what they must be, with the words that Rego has for those that are
 * something else. Operands are counted from 1, as in the messages.
 */
public final class Operands {
  private static final String NO_INTEGER = "must be integer number but got floating-point number";

  private Operands() {}

  public static String text(Value[] arguments, int operand) {
    if (arguments[operand - 1] instanceof StringValue string) {
      return string.text();
    }
    throw wrongKind(operand, arguments[operand - 1], "string");
  }

  public static NumberValue number(Value[] arguments, int operand) {
    if (arguments[operand - 1] instanceof NumberValue number) {
      return number;
    }
    throw wrongKind(operand, arguments[operand - 1], "number");
  }

  public static ArrayValue array(Value[] arguments, int operand) {
    if (arguments[operand - 1] instanceof ArrayValue array) {
      return array;
    }
    throw wrongKind(operand, arguments[operand - 1], "array");
  }

  public static SetValue set(Value[] arguments, int operand) {
    if (arguments[operand - 1] instanceof SetValue set) {
      return set;
    }
    throw wrongKind(operand, arguments[operand - 1], "set");
  }

  public static ObjectValue object(Value[] arguments, int operand) {
    if (arguments[operand - 1] instanceof ObjectValue object) {
      return object;
    }
    throw wrongKind(operand, arguments[operand - 1], "object");
  }

  /** An integer of 64 bits that is written without an exponent: 2 and 2.0, but not 2e0. */
  public static long integer(Value[] arguments, int operand) {
    NumberValue number = number(arguments, operand);
    if (number.isLong()) {
      return number.toLong();
    }
    if (!Integers.isPlain(number.toString())) {
      throw BuiltinException.operand(operand, NO_INTEGER);
    }
    return number.decimal().longValue();
  }

  /** An integer of any size, in any notation. */
  public static BigInteger bigInteger(Value[] arguments, int operand) {
    if (!(arguments[operand - 1] instanceof NumberValue number)) {
      throw wrongKind(operand, arguments[operand - 1], "integer");
    }
    BigInteger integer = Integers.exact(number);
    if (integer == null) {
      throw BuiltinException.operand(operand, NO_INTEGER);
    }
    return integer;
  }

  /** The strings of an array or a set. */
  public static List<String> texts(Value[] arguments, int operand) {
    Value collection = arguments[operand - 1];
    List<String> texts = new ArrayList<>();
    for (Value item : items(arguments, operand, "array", "set")) {
      if (!(item instanceof StringValue string)) {
        throw wrongElement(operand, collection, item, "string");
      }
      texts.add(string.text());
    }
    return texts;
  }

  /** The elements of an array or a set; expected is what the message lists otherwise. */
  public static Iterable<Value> items(Value[] arguments, int operand, String... expected) {
    Value collection = arguments[operand - 1];
    if (collection instanceof ArrayValue array) {
      return array;
    }
    if (collection instanceof SetValue set) {
      return set;
    }
    throw wrongKind(operand, collection, expected);
  }

  public static BuiltinException wrongKind(int operand, Value got, String... expected) {
    return BuiltinException.operand(operand, oneOf(expected) + " but got " + kind(got));
  }

  public static BuiltinException wrongElement(
      int operand, Value collection, Value got, String... expected) {
    String outer = kind(collection);
    String wanted =
        expected.length == 1 ? expected[0] + "s" : "(any of) {" + String.join(", ", expected) + "}";
    return BuiltinException.operand(
        operand,
        "must be %s of %s but got %s containing %s".formatted(outer, wanted, outer, kind(got)));
  }

  /** The operand has the right kind, but none of the values that it may have. */
  public static BuiltinException wrongChoice(int operand, String... expected) {
    return BuiltinException.operand(operand, oneOf(expected));
  }

  /** What Rego calls the kind of a value. */
  public static String kind(Value value) {
    return switch (value.kind()) {
      case NULL -> "null";
      case BOOLEAN -> "boolean";
      case NUMBER -> "number";
      case STRING -> "string";
      case ARRAY -> "array";
      case OBJECT -> "object";
      case SET -> "set";
    };
  }

  private static String oneOf(String... expected) {
    return expected.length == 1
        ? "must be " + expected[0]
        : "must be one of {" + String.join(", ", expected) + "}";
  }
}
