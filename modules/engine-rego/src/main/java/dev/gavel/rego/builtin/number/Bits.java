package dev.gavel.rego.builtin.number;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Integers;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.BinaryOperator;

/** Integers as rows of bits, negative ones in two's complement without an end. */
public final class Bits {
  private Bits() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "bits.and",
        binary(BigInteger::and),
        "bits.or",
        binary(BigInteger::or),
        "bits.xor",
        binary(BigInteger::xor),
        "bits.negate",
        (_, operands) -> Integers.toNumber(Operands.bigInteger(operands, 1).not()),
        "bits.lsh",
        Bits::left,
        "bits.rsh",
        Bits::right);
  }

  private static Builtin binary(BinaryOperator<BigInteger> operator) {
    return (_, operands) ->
        Integers.toNumber(
            operator.apply(Operands.bigInteger(operands, 1), Operands.bigInteger(operands, 2)));
  }

  private static Value left(Evaluation during, Value[] operands) {
    BigInteger number = Operands.bigInteger(operands, 1);
    BigInteger places = places(operands);
    if (number.signum() == 0) {
      return Integers.toNumber(number);
    }
    if (places.bitLength() >= Integer.SIZE
        || places.intValue() + number.bitLength() > Integers.MAX_BITS) {
      throw Integers.tooBig();
    }
    during.budget().allocate(places.intValue() / Byte.SIZE);
    return Integers.toNumber(number.shiftLeft(places.intValue()));
  }

  private static Value right(Evaluation during, Value[] operands) {
    BigInteger number = Operands.bigInteger(operands, 1);
    BigInteger places = places(operands);
    int shift = places.bitLength() >= Integer.SIZE ? Integer.MAX_VALUE : places.intValue();
    return Integers.toNumber(number.shiftRight(shift));
  }

  private static BigInteger places(Value[] operands) {
    BigInteger places = Operands.bigInteger(operands, 2);
    if (places.signum() < 0) {
      throw BuiltinException.operand(
          2, "must be an unsigned integer number but got a negative integer");
    }
    return places;
  }
}
