package dev.gavel.rego.builtin.token;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.encoding.JsonParser;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;

/**
 * What the header of a token to be signed asks for.
 *
 * @param holdsClaims whether the payload must be JSON
 */
record SigningHeader(String algorithm, boolean holdsClaims) {
  private static final String PROBLEM = "missing or invalid 'alg' header: ";

  static SigningHeader read(String header, Budget budget) {
    if (header.isBlank()) {
      throw BuiltinException.failed(
          PROBLEM + "cannot parse JSON: cannot parse empty string; unparsed tail: \"\"");
    }
    Value value = parsed(header, budget);
    if (!(value instanceof ObjectValue fields) || !fields.has("alg")) {
      throw BuiltinException.failed(PROBLEM + "jwsbb: header \"alg\" not found");
    }
    if (!(fields.get("alg") instanceof StringValue algorithm)) {
      throw BuiltinException.failed(
          PROBLEM + "value doesn't contain string; it contains " + kind(fields));
    }
    boolean claims = !(fields.get("typ") instanceof StringValue type) || type.text().equals("JWT");
    return new SigningHeader(algorithm.text(), claims);
  }

  private static String kind(ObjectValue fields) {
    Value algorithm = fields.get("alg");
    return algorithm instanceof BooleanValue
        ? algorithm.toString()
        : algorithm == null ? "null" : Operands.kind(algorithm);
  }

  /** What is no JSON has no algorithm. */
  private static Value parsed(String header, Budget budget) {
    try {
      return JsonParser.parse(header, budget);
    } catch (BuiltinException broken) {
      return ObjectValue.EMPTY;
    }
  }
}
