package dev.gavel.rego.builtin.net;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.encoding.Bytes;
import dev.gavel.rego.builtin.encoding.JsonForm;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code uri.*} and {@code urlquery.*}. */
public final class UriFunctions {
  private static final int MOST_PARAMETERS = 10_000;

  private UriFunctions() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "uri.parse",
        (_, arguments) -> parse(Operands.text(arguments, 1)),
        "uri.is_valid",
        (_, arguments) -> BooleanValue.of(isValid(arguments[0])),
        "urlquery.encode",
        (_, arguments) -> StringValue.of(encode(Operands.text(arguments, 1))),
        "urlquery.decode",
        (_, arguments) -> StringValue.of(decode(Bytes.latin(Operands.text(arguments, 1)))),
        "urlquery.encode_object",
        (during, arguments) -> StringValue.of(encodeObject(arguments[0], during.budget())),
        "urlquery.decode_object",
        (during, arguments) -> decodeObject(Operands.text(arguments, 1), during.budget()));
  }

  private static Value parse(String text) {
    UriReference uri = UriReference.parse(text);
    ObjectValue.Builder parts = ObjectValue.builder();
    put(parts, "scheme", uri.scheme());
    put(parts, "hostname", uri.hostname());
    put(parts, "port", uri.port());
    put(parts, "path", uri.path());
    put(parts, "raw_path", uri.rawPath());
    put(parts, "raw_query", uri.query());
    put(parts, "fragment", uri.fragment());
    return parts.build();
  }

  private static void put(ObjectValue.Builder parts, String name, String latin) {
    if (!latin.isEmpty()) {
      parts.put(name, StringValue.of(Bytes.fromLatin(latin)));
    }
  }

  private static boolean isValid(Value value) {
    if (!(value instanceof StringValue text) || text.text().isEmpty()) {
      return false;
    }
    try {
      UriReference.parse(text.text());
      return true;
    } catch (BuiltinException malformed) {
      return false;
    }
  }

  public static String encode(String text) {
    return Percent.QUERY.encode(Bytes.latin(text));
  }

  private static String decode(String latin) {
    return Bytes.fromLatin(Percent.QUERY.decode(latin));
  }

  private static String encodeObject(Value value, Budget budget) {
    if (!(JsonForm.of(value, budget) instanceof ObjectValue object)) {
      throw Operands.wrongKind(1, value, "object");
    }
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < object.size(); i++) {
      String key = encode(((StringValue) object.key(i)).text()) + "=";
      for (Value item :
          object.value(i) instanceof ArrayValue several ? several : List.of(object.value(i))) {
        if (!(item instanceof StringValue text)) {
          throw BuiltinException.operand(1, "values must be string, array[string], or set[string]");
        }
        pairs.add(key + encode(text.text()));
      }
    }
    return String.join("&", pairs);
  }

  private static Value decodeObject(String text, Budget budget) {
    Map<String, List<Value>> parameters = new TreeMap<>();
    String problem = null;
    String[] pairs = Bytes.latin(text).split("&", -1);
    if (pairs.length > MOST_PARAMETERS) {
      throw BuiltinException.failed("number of URL query parameters exceeded limit");
    }
    for (String pair : pairs) {
      budget.spend(1);
      if (pair.indexOf(';') >= 0) {
        problem = "invalid semicolon separator in query";
      } else if (!pair.isEmpty()) {
        try {
          add(parameters, pair);
        } catch (BuiltinException malformed) {
          problem = problem == null ? malformed.getMessage() : problem;
        }
      }
    }
    if (problem != null) {
      throw BuiltinException.failed(problem);
    }
    ObjectValue.Builder object = ObjectValue.builder();
    parameters.forEach((key, values) -> object.put(key, ArrayValue.of(values)));
    return object.build();
  }

  private static void add(Map<String, List<Value>> parameters, String pair) {
    int equals = pair.indexOf('=');
    String key = decode(equals < 0 ? pair : pair.substring(0, equals));
    String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
    parameters.computeIfAbsent(key, _ -> new ArrayList<>()).add(StringValue.of(value));
  }
}
