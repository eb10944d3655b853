package dev.gavel.rego.builtin.token;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.BuiltinException;
import java.util.HashSet;
import java.util.Set;

/**
 * What a token's header says that matters.
 *
 * @param sound whether it names an algorithm, and nothing critical that nobody here knows
 */
record Header(String algorithm, String keyId, String contentType, boolean sound) {
  private static final Set<String> KNOWN = Set.of("alg", "kid", "typ", "cty", "crit");

  static Header of(ObjectValue header) {
    String algorithm = text(header, "alg");
    text(header, "typ");
    Set<String> critical = critical(header);
    boolean sound =
        !algorithm.isEmpty()
            && critical.stream().noneMatch(name -> !KNOWN.contains(name) && header.has(name));
    return new Header(algorithm, text(header, "kid"), text(header, "cty"), sound);
  }

  private static String text(ObjectValue header, String name) {
    Value value = header.get(name);
    if (value == null) {
      return "";
    }
    if (value instanceof StringValue text) {
      return text.text();
    }
    throw BuiltinException.failed(name + ": must be a string");
  }

  private static Set<String> critical(ObjectValue header) {
    Value value = header.get("crit");
    if (value == null) {
      return Set.of();
    }
    if (!(value instanceof ArrayValue names)) {
      throw BuiltinException.failed("crit: must be a list");
    }
    Set<String> critical = new HashSet<>();
    for (Value name : names) {
      if (!(name instanceof StringValue text)) {
        break;
      }
      critical.add(text.text());
    }
    if (critical.isEmpty()) {
      throw BuiltinException.failed("crit: must be a nonempty list");
    }
    return critical;
  }
}
