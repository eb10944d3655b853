package dev.gavel.rego.builtin.web;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.Bytes;
import dev.gavel.rego.builtin.encoding.JsonParser;
import dev.gavel.rego.builtin.encoding.YamlReader;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What came back.
 *
 * @param headers by their names in lower case
 */
record Received(int status, NavigableMap<String, List<String>> headers, String body) {

  /** How the body is read; what does not read as that is null. */
  record Decoding(boolean json, boolean yaml) {
    static Decoding read(Fields fields) {
      return new Decoding(fields.strict("force_json_decode"), fields.strict("force_yaml_decode"));
    }
  }

  /** The first of the headers with this name; empty without one. */
  String header(String name) {
    return headers.getOrDefault(name, List.of("")).getFirst();
  }

  /** The same answer with what the host has to say about it now. */
  Received confirmed(NavigableMap<String, List<String>> newer) {
    NavigableMap<String, List<String>> merged = new TreeMap<>(headers);
    merged.putAll(newer);
    return new Received(status, merged, body);
  }

  /** Roughly. */
  long bytes() {
    long bytes = 200 + 2L * body.length();
    for (var header : headers.entrySet()) {
      bytes += 100 + 2L * header.getKey().length();
      bytes += header.getValue().stream().mapToLong(text -> 50 + 2L * text.length()).sum();
    }
    return bytes;
  }

  ObjectValue toValue(Decoding decoding, Budget budget) {
    budget.allocate(bytes());
    ObjectValue.Builder named = ObjectValue.builder();
    headers.forEach(
        (name, values) ->
            named.put(name, ArrayValue.of(values.stream().map(StringValue::of).toList())));
    return ObjectValue.builder()
        .put("status", StringValue.of(StatusText.of(status)))
        .put("status_code", NumberValue.of(status))
        .put("body", decoded(decoding, budget))
        .put("raw_body", StringValue.of(body))
        .put("headers", named.build())
        .build();
  }

  private Value decoded(Decoding decoding, Budget budget) {
    String type = header("content-type");
    try {
      if (decoding.json() || isJson(type)) {
        return JsonParser.parse(body, budget);
      }
      boolean yaml = type.contains("application/yaml") || type.contains("application/x-yaml");
      return decoding.yaml() || yaml ? YamlReader.read(body, budget) : NullValue.NULL;
    } catch (BuiltinException somethingElse) {
      return NullValue.NULL;
    }
  }

  private static boolean isJson(String contentType) {
    String[] parts = contentType.split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      if (!parts[i].isBlank() && parts[i].indexOf('=') < 1) {
        return false;
      }
    }
    String[] type = parts[0].strip().toLowerCase(Locale.ROOT).split("/", -1);
    return type.length == 2
        && type[0].equals("application")
        && (type[1].equals("json") || type[1].endsWith("+json"));
  }

  static String text(byte[] bytes) {
    return Bytes.text(bytes);
  }
}
