package dev.gavel.rego.builtin.token;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.Base64;
import dev.gavel.rego.builtin.encoding.Bytes;
import dev.gavel.rego.builtin.encoding.JsonParser;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;

/** The three parts of a token in compact form, decoded when asked for. */
record Token(String header, String payload, String signature) {

  static Token split(String text) {
    if (text.indexOf('.') < 0) {
      throw BuiltinException.failed("encoded JWT had no period separators");
    }
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      throw BuiltinException.failed("encoded JWT must have 3 sections, found " + parts.length);
    }
    return new Token(parts[0], parts[1], parts[2]);
  }

  ObjectValue decodedHeader(Budget budget) {
    String json = decoded(header, "JWT header had invalid encoding: ");
    ObjectValue decoded;
    try {
      decoded = object(json, budget);
    } catch (BuiltinException broken) {
      throw BuiltinException.failed("bad JWT header: " + broken.getMessage());
    }
    if (decoded.has("enc")) {
      throw BuiltinException.failed("JWT is a JWE object, which is not supported");
    }
    return decoded;
  }

  String decodedPayload() {
    return decoded(payload, "JWT payload had invalid encoding: ");
  }

  byte[] decodedSignature(String problem) {
    return Bytes.of(decoded(signature, problem));
  }

  /** What was signed. */
  byte[] message() {
    return Bytes.of(header + "." + payload);
  }

  static ObjectValue object(String json, Budget budget) {
    Value value;
    try {
      value = JsonParser.parse(json, budget);
    } catch (BuiltinException broken) {
      throw BuiltinException.failed("invalid JSON: " + broken.getMessage());
    }
    if (value instanceof ObjectValue object) {
      return object;
    }
    throw BuiltinException.failed("decoded JSON type was not an Object");
  }

  private static String decoded(String part, String problem) {
    try {
      return Bytes.text(Base64.decodeUrl(part));
    } catch (BuiltinException broken) {
      throw BuiltinException.failed(problem + broken.getMessage());
    }
  }
}
