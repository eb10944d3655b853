package dev.gavel.rego.builtin.number;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ranges, chance, and the ways from text to number and back. */
public final class Numbers {
  private static final long BYTES_EACH = 32;

  private Numbers() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "numbers.range", Numbers::rangeOfAll,
        "numbers.range_step", Numbers::rangeInSteps,
        "rand.intn", Numbers::random,
        "to_number", (_, operands) -> toNumber(operands[0]),
        "format_int", (_, operands) -> format(operands));
  }

  private static Value rangeInSteps(Evaluation during, Value[] operands) {
    Operands.bigInteger(operands, 1);
    Operands.bigInteger(operands, 2);
    BigInteger step = Operands.bigInteger(operands, 3);
    if (step.signum() <= 0) {
      throw BuiltinException.failed("numbers.range_step: step must be a positive integer");
    }
    return range(during, operands, step);
  }

  private static Value rangeOfAll(Evaluation during, Value[] operands) {
    if (isLong(operands[0]) && isLong(operands[1])) {
      return smallRange(during, Operands.integer(operands, 1), Operands.integer(operands, 2));
    }
    return range(during, operands, BigInteger.ONE);
  }

  private static boolean isLong(Value value) {
    return value instanceof NumberValue number && number.isLong();
  }

  private static Value smallRange(Evaluation during, long from, long to) {
    int direction = to < from ? -1 : 1;
    List<Value> numbers = new ArrayList<>();
    for (long at = from; ; at += direction) {
      during.budget().spend(1);
      during.budget().allocate(BYTES_EACH);
      numbers.add(NumberValue.of(at));
      if (at == to) {
        return ArrayValue.of(numbers);
      }
    }
  }

  /** Both ends belong to the range, and it goes down when the first is the greater one. */
  private static Value range(Evaluation during, Value[] operands, BigInteger distance) {
    BigInteger from = Operands.bigInteger(operands, 1);
    BigInteger to = Operands.bigInteger(operands, 2);
    int direction = to.compareTo(from) < 0 ? -1 : 1;
    BigInteger step = direction < 0 ? distance.negate() : distance;
    List<Value> numbers = new ArrayList<>();
    for (BigInteger at = from; at.compareTo(to) * direction <= 0; at = at.add(step)) {
      during.budget().spend(1);
      during.budget().allocate(BYTES_EACH);
      numbers.add(NumberValue.of(at));
    }
    return ArrayValue.of(numbers);
  }

  private static Value random(Evaluation during, Value[] operands) {
    String key = Operands.text(operands, 1);
    long given = Operands.integer(operands, 2);
    if (given == 0) {
      return NumberValue.of(0);
    }
    long bound = given == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(given);
    return during.once(
        "rand.intn",
        ArrayValue.of(StringValue.of(key), NumberValue.of(bound)),
        () -> NumberValue.of(during.random().nextLong(bound)));
  }

  private static Value toNumber(Value value) {
    return switch (value) {
      case NullValue _ -> NumberValue.of(0);
      case BooleanValue truth -> NumberValue.of(truth.isTrue() ? 1 : 0);
      case NumberValue number -> number;
      case StringValue string -> NumberReader.read(string.text());
      default -> throw Operands.wrongKind(1, value, "null", "boolean", "number", "string");
    };
  }

  /** A fraction is cut off first. */
  private static Value format(Value[] operands) {
    NumberValue number = Operands.number(operands, 1);
    int base =
        switch (Operands.number(operands, 2).toString()) {
          case "2" -> 2;
          case "8" -> 8;
          case "10" -> 10;
          case "16" -> 16;
          default -> throw Operands.wrongChoice(2, "2", "8", "10", "16");
        };
    String text = number.toString();
    boolean integer = text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    BigInteger whole = integer ? new BigInteger(text) : BigFloat.of(number).truncated();
    return StringValue.of(whole.toString(base));
  }
}
