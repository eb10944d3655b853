package dev.gavel.rego.builtin.number;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Integers;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;

/** Amounts with a unit behind them, such as {@code 10KiB} and {@code 250m}. */
public final class Units {
  private static final int PLACES = 10;
  private static final int LONGEST_EXPONENT = 6;
  private static final String PREFIXES = "kmgtpe";

  /** A double, as the reference has it, so not quite a thousandth. */
  private static final BigDecimal MILLI =
      new BigDecimal("0.001000000000000000020816681711721685132943093776702880859375");

  private Units() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "units.parse", (_, operands) -> parse(Operands.text(operands, 1)),
        "units.parse_bytes", (_, operands) -> parseBytes(Operands.text(operands, 1)));
  }

  private record Amount(String number, String unit) {}

  private static Value parse(String text) {
    String name = "units.parse";
    Amount amount = split(name, text.replace("\"", ""), "no amount provided");
    String unit = amount.unit();
    String shown =
        unit.isEmpty() ? "" : unit.charAt(0) + unit.substring(1).toLowerCase(Locale.ROOT);
    BigDecimal factor = shown.equals("m") ? MILLI : new BigDecimal(factor(shown));
    if (factor.signum() == 0) {
      throw failed(name, "unit " + shown + " not recognized");
    }
    NumberValue number = NumberReader.decimal(amount.number());
    if (number == null) {
      throw failed(name, "could not parse amount to a number");
    }
    BigDecimal product = number.decimal().multiply(factor).stripTrailingZeros();
    return product.scale() <= 0
        ? NumberValue.of(product.toBigInteger())
        : NumberValue.parse(product.setScale(PLACES, RoundingMode.HALF_UP).toPlainString());
  }

  /** Zero when there is no such unit. */
  private static BigInteger factor(String unit) {
    return switch (unit) {
      case "" -> BigInteger.ONE;
      case "mi" -> binary("m");
      case "M" -> decimal("m");
      default -> {
        String prefix = unit.substring(0, 1).toLowerCase(Locale.ROOT);
        boolean known = !prefix.equals("m") && PREFIXES.contains(prefix);
        if (unit.equals("Mi")) {
          yield binary(prefix);
        }
        if (known && unit.length() == 1) {
          yield decimal(prefix);
        }
        yield known && unit.substring(1).equals("i") ? binary(prefix) : BigInteger.ZERO;
      }
    };
  }

  private static Value parseBytes(String text) {
    String name = "units.parse_bytes";
    String lower = text.toLowerCase(Locale.ROOT).replace("\"", "");
    Amount amount = split(name, lower, "no byte amount provided");
    BigInteger factor = byteFactor(amount.unit());
    if (factor.signum() == 0) {
      throw failed(name, "byte unit " + amount.unit() + " not recognized");
    }
    NumberValue number = NumberReader.decimal(amount.number());
    if (number == null) {
      throw failed(name, "could not parse byte amount to a number");
    }
    BigFloat product = BigFloat.of(number).times(BigFloat.of(NumberValue.of(factor)));
    return Integers.toNumber(product.truncated());
  }

  private static BigInteger byteFactor(String unit) {
    if (unit.isEmpty()) {
      return BigInteger.ONE;
    }
    String prefix = unit.substring(0, 1);
    if (!PREFIXES.contains(prefix)) {
      return BigInteger.ZERO;
    }
    return switch (unit.substring(1)) {
      case "", "b" -> decimal(prefix);
      case "i", "ib" -> binary(prefix);
      default -> BigInteger.ZERO;
    };
  }

  private static BigInteger decimal(String prefix) {
    return BigInteger.valueOf(1000).pow(PREFIXES.indexOf(prefix) + 1);
  }

  private static BigInteger binary(String prefix) {
    return BigInteger.ONE.shiftLeft(10 * (PREFIXES.indexOf(prefix) + 1));
  }

  private static Amount split(String name, String text, String problem) {
    if (text.contains(" ")) {
      throw failed(name, "spaces not allowed in resource strings");
    }
    int end = endOfNumber(name, text);
    if (end == 0) {
      throw failed(name, problem);
    }
    return new Amount(text.substring(0, end), text.substring(end));
  }

  /** An e is part of the number when an exponent follows, and else the unit or its beginning. */
  private static int endOfNumber(String name, String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if ((c | 0x20) == 'e') {
        boolean exponent = at + 1 < text.length() && isExponentStart(text.charAt(at + 1));
        if (!exponent) {
          return at;
        }
        at += isDigit(text.charAt(at + 1)) ? 0 : 1;
        int end = at + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
          end++;
        }
        if (end - at - 1 > LONGEST_EXPONENT) {
          throw failed(name, "exponent too large");
        }
      } else if (!isDigit(c) && c != '.' && c != '+' && c != '-') {
        return at;
      }
    }
    return text.length();
  }

  private static boolean isExponentStart(char c) {
    return isDigit(c) || c == '+' || c == '-';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static BuiltinException failed(String name, String why) {
    return BuiltinException.failed(name + ": " + why);
  }
}
