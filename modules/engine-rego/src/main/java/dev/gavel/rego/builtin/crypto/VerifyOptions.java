package dev.gavel.rego.builtin.crypto;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a policy asks of a chain of certificates. */
final class VerifyOptions {
  private static final List<String> USES =
      List.of(
          "KeyUsageAny",
          "KeyUsageServerAuth",
          "KeyUsageClientAuth",
          "KeyUsageCodeSigning",
          "KeyUsageEmailProtection",
          "KeyUsageIPSECEndSystem",
          "KeyUsageIPSECTunnel",
          "KeyUsageIPSECUser",
          "KeyUsageTimeStamping",
          "KeyUsageOCSPSigning",
          "KeyUsageMicrosoftServerGatedCrypto",
          "KeyUsageNetscapeServerGatedCrypto",
          "KeyUsageMicrosoftCommercialCodeSigning",
          "KeyUsageMicrosoftKernelCodeSigning");
  private static final int SERVER = 1;
  private static final long BILLION = 1_000_000_000L;

  private VerifyOptions() {}

  static Chain.Wanted read(ObjectValue options, Instant now) {
    String host = "";
    Instant moment = now;
    Set<Integer> uses = new HashSet<>();
    for (int i = 0; i < options.size(); i++) {
      if (options.key(i) instanceof StringValue key) {
        Value value = options.value(i);
        switch (key.text()) {
          case "DNSName" -> host = text(value);
          case "CurrentTime" -> moment = moment(value);
          case "MaxConstraintComparisons" -> number(value, "MaxConstraintComparisons", "number");
          case "KeyUsages" -> uses.addAll(uses(value));
          default -> throw BuiltinException.failed("invalid key option");
        }
      }
    }
    return new Chain.Wanted(host, moment, uses.isEmpty() ? Set.of(SERVER) : uses);
  }

  private static String text(Value value) {
    if (value instanceof StringValue text) {
      return unquoted(text.text());
    }
    throw BuiltinException.failed("'DNSName' should be a string");
  }

  private static String unquoted(String text) {
    int from = 0;
    int end = text.length();
    while (from < end && text.charAt(from) == '"') {
      from++;
    }
    while (from < end && text.charAt(end - 1) == '"') {
      end--;
    }
    return text.substring(from, end);
  }

  private static Instant moment(Value value) {
    long nanos = number(value, "CurrentTime", "int64 number");
    return Instant.ofEpochSecond(Math.floorDiv(nanos, BILLION), Math.floorMod(nanos, BILLION));
  }

  private static long number(Value value, String option, String wanted) {
    if (!(value instanceof NumberValue number)) {
      throw BuiltinException.failed("'" + option + "' should be a number");
    }
    try {
      BigInteger whole = number.decimal().toBigIntegerExact();
      return whole.longValueExact();
    } catch (ArithmeticException fractional) {
      throw BuiltinException.failed("'" + option + "' should be a valid " + wanted);
    }
  }

  private static Set<Integer> uses(Value value) {
    Iterable<Value> names =
        switch (value) {
          case ArrayValue array -> array;
          case SetValue set -> set;
          default -> throw BuiltinException.failed("'KeyUsages' should be an Array or Set");
        };
    Set<Integer> uses = new HashSet<>();
    List<String> unknown = new ArrayList<>();
    for (Value name : names) {
      if (name instanceof StringValue text) {
        String use = unquoted(text.text());
        if (USES.contains(use)) {
          uses.add(USES.indexOf(use));
        } else {
          unknown.add(use);
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw BuiltinException.failed(
          "invalid entries for 'KeyUsages' found: [" + String.join(" ", unknown) + "]");
    }
    return uses;
  }
}
