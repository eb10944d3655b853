package dev.gavel.rego.builtin.web;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Integers;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.builtin.encoding.RegoValueText;
import dev.gavel.rego.builtin.time.Durations;
import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The fields of a request's description by what they must be, with Rego's words otherwise. */
record Fields(ObjectValue request) {
  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(5);
  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

  /** Empty where there is none; quotes around it do not count. */
  String text(String name) {
    Value value = request.get(name);
    if (value == null) {
      return "";
    }
    if (!(value instanceof StringValue text)) {
      throw BuiltinException.failed(GoQuote.quote(name) + " must be a string");
    }
    String trimmed = text.text();
    while (trimmed.startsWith("\"")) {
      trimmed = trimmed.substring(1);
    }
    while (trimmed.endsWith("\"")) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
    }
    return trimmed;
  }

  /** Anything that reads like a truth value; false where there is none. */
  boolean loose(String name) {
    Value value = request.get(name);
    String text = value == null ? "false" : RegoValueText.of(value);
    if (!TRUE.contains(text) && !FALSE.contains(text)) {
      throw BuiltinException.failed(
          "strconv.ParseBool: parsing " + GoQuote.quote(text) + ": invalid syntax");
    }
    return TRUE.contains(text);
  }

  /** A truth value; false where there is none. */
  boolean strict(String name) {
    Value value = request.get(name);
    if (value == null) {
      return false;
    }
    if (value instanceof BooleanValue truth) {
      return truth.isTrue();
    }
    throw BuiltinException.failed("invalid value for " + GoQuote.quote(name) + " field");
  }

  int count(String name) {
    Value value = request.get(name);
    if (value == null) {
      return 0;
    }
    BigInteger whole = value instanceof NumberValue number ? Integers.exact(number) : null;
    if (whole == null || whole.signum() < 0 || whole.bitLength() > 31) {
      throw BuiltinException.failed(
          "invalid value %s for field %s".formatted(RegoValueText.of(value), GoQuote.quote(name)));
    }
    return whole.intValue();
  }

  /**
   * How long a caller waits: nanoseconds, or a duration as Go writes it; none when not positive.
   */
  Duration patience() {
    return switch (request.get("timeout")) {
      case null -> USUAL_PATIENCE;
      case NumberValue number when number.isLong() -> Duration.ofNanos(number.toLong());
      case NumberValue number ->
          throw BuiltinException.failed(
              "invalid timeout number value " + number + ", must be int64");
      case StringValue text -> patience(text);
      case Value other ->
          throw BuiltinException.operand(
              1, "'timeout' must be one of {string, number} but got " + Operands.kind(other));
    };
  }

  private static Duration patience(StringValue text) {
    try {
      return Duration.ofNanos(Long.parseLong(text.text()));
    } catch (NumberFormatException notPlain) {
      return inUnits(text);
    }
  }

  private static Duration inUnits(StringValue text) {
    try {
      return Duration.ofNanos(Durations.parseInGo(text.text()));
    } catch (BuiltinException wrong) {
      throw BuiltinException.failed(
          "invalid timeout value %s: %s".formatted(RegoValueText.of(text), wrong.getMessage()));
    }
  }

  /** Without respect to upper and lower case; what is no text is refused. */
  NavigableMap<String, String> headers() {
    NavigableMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Value given = request.get("headers");
    if (given == null) {
      return headers;
    }
    if (!(given instanceof ObjectValue object)) {
      throw BuiltinException.failed("invalid type for headers key");
    }
    for (int i = 0; i < object.size(); i++) {
      if (!(object.value(i) instanceof StringValue value)) {
        throw BuiltinException.failed(
            "invalid type for headers value, which must be a string: "
                + RegoValueText.plain(object.key(i)));
      }
      headers.put(RegoValueText.plain(object.key(i)), value.text());
    }
    return headers;
  }

  /** What makes two requests the same: all of it, but for the headers that do not count. */
  ObjectValue identity() {
    Value ignored = request.get("cache_ignored_headers");
    Value headers = request.get("headers");
    ObjectValue.Builder identity = ObjectValue.builder();
    for (int i = 0; i < request.size(); i++) {
      identity.put(request.key(i), request.value(i));
    }
    if (ignored != null && headers != null) {
      identity.put("headers", without(headers, ignored));
    }
    return identity.put("cache_ignored_headers", NullValue.NULL).build();
  }

  private static Value without(Value headers, Value ignored) {
    if (!(ignored instanceof ArrayValue names)
        || names.asList().stream().anyMatch(name -> !(name instanceof StringValue))) {
      throw BuiltinException.failed("cache_ignored_headers must be an array of strings");
    }
    if (!(headers instanceof ObjectValue all)) {
      throw BuiltinException.failed("invalid type for headers key");
    }
    Set<Value> left = new HashSet<>(names.asList());
    ObjectValue.Builder kept = ObjectValue.builder();
    for (int i = 0; i < all.size(); i++) {
      if (!left.contains(all.key(i))) {
        kept.put(all.key(i), all.value(i));
      }
    }
    return kept.build();
  }
}
