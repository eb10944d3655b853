package dev.gavel.rego.builtin.token;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.encoding.Bytes;
import dev.gavel.rego.builtin.encoding.JsonForm;
import dev.gavel.rego.builtin.encoding.JsonParser;
import dev.gavel.rego.builtin.encoding.JsonText;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The built-ins about tokens. A token that does not verify is an answer, not an error. */
public final class Tokens {
  private static final String NESTED = "JWT";
  private static final int DEEPEST = 32;
  private static final Value UNVERIFIED =
      ArrayValue.of(BooleanValue.FALSE, ObjectValue.EMPTY, ObjectValue.EMPTY);

  private Tokens() {}

  public static Map<String, Builtin> all() {
    Map<String, Builtin> all = new HashMap<>();
    all.put(
        "io.jwt.decode",
        (during, arguments) -> decode(Operands.text(arguments, 1), during.budget(), 0));
    all.put("io.jwt.decode_verify", Tokens::decodeVerify);
    all.put("io.jwt.encode_sign", Tokens::encodeSign);
    all.put("io.jwt.encode_sign_raw", Tokens::encodeSignRaw);
    for (Algorithm algorithm : Algorithm.values()) {
      all.put(
          "io.jwt.verify_" + algorithm.name().toLowerCase(Locale.ROOT),
          (during, arguments) -> verify(algorithm, during.budget(), arguments));
    }
    return all;
  }

  private static Value decode(String text, Budget budget, int depth) {
    Token token = Token.split(text);
    ObjectValue header = token.decodedHeader(budget);
    String payload = token.decodedPayload();
    if (header.get("cty") instanceof StringValue type && type.text().equals(NESTED)) {
      if (depth == DEEPEST) {
        throw BuiltinException.failed("JWT is nested more than %d deep".formatted(DEEPEST));
      }
      return decode(unquoted(payload), budget, depth + 1);
    }
    ObjectValue claims = Token.object(payload, budget);
    byte[] signature = token.decodedSignature("JWT signature had invalid encoding: ");
    return ArrayValue.of(header, claims, StringValue.of(HexFormat.of().formatHex(signature)));
  }

  private static String unquoted(String payload) {
    int from = 0;
    int to = payload.length();
    while (from < to && isQuote(payload.charAt(from))) {
      from++;
    }
    while (to > from && isQuote(payload.charAt(to - 1))) {
      to--;
    }
    return payload.substring(from, to);
  }

  private static boolean isQuote(char character) {
    return character == '"' || character == '\'';
  }

  private static Value verify(Algorithm algorithm, Budget budget, Value[] arguments) {
    Token token = Token.split(Operands.text(arguments, 1));
    String key = Operands.text(arguments, 2);
    if (algorithm.name().startsWith("HS")) {
      byte[] signature = token.decodedSignature("");
      return BooleanValue.of(
          algorithm.verifies(new Secret(Bytes.of(key)), token.message(), signature));
    }
    VerificationKeys keys = VerificationKeys.read(key);
    byte[] signature = token.decodedSignature("");
    Header header = Header.of(token.decodedHeader(budget));
    return BooleanValue.of(keys.verify(algorithm, header, token.message(), signature));
  }

  private static Value decodeVerify(Evaluation during, Value[] arguments) {
    ObjectValue given = Operands.object(arguments, 2);
    Constraints constraints = Constraints.read(given, during.now());
    String text = Operands.text(arguments, 1);
    for (int depth = 0; depth <= DEEPEST; depth++) {
      Token token = Token.split(text);
      ObjectValue decoded = token.decodedHeader(during.budget());
      Header header = Header.of(decoded);
      if (!header.sound() || !signed(constraints, header, token)) {
        return UNVERIFIED;
      }
      String payload = token.decodedPayload();
      if (!header.contentType().equalsIgnoreCase(NESTED)) {
        ObjectValue claims = Token.object(payload, during.budget());
        return constraints.allow(claims)
            ? ArrayValue.of(BooleanValue.TRUE, decoded, claims)
            : UNVERIFIED;
      }
      text = payload;
    }
    throw BuiltinException.failed("JWT is nested more than %d deep".formatted(DEEPEST));
  }

  private static boolean signed(Constraints constraints, Header header, Token token) {
    boolean wanted =
        constraints.algorithm().isEmpty() || constraints.algorithm().equals(header.algorithm());
    if (!wanted) {
      return false;
    }
    byte[] signature = token.decodedSignature("");
    Algorithm algorithm = Algorithm.named(header.algorithm());
    return algorithm != null
        && constraints.keys().verify(algorithm, header, token.message(), signature);
  }

  private static Value encodeSign(Evaluation during, Value[] arguments) {
    Budget budget = during.budget();
    return signed(
        json(arguments[0], budget), json(arguments[1], budget), json(arguments[2], budget), budget);
  }

  private static String json(Value value, Budget budget) {
    return JsonText.compact(JsonForm.of(value, budget), budget);
  }

  private static Value encodeSignRaw(Evaluation during, Value[] arguments) {
    String key = Operands.text(arguments, 3);
    return signed(Operands.text(arguments, 1), Operands.text(arguments, 2), key, during.budget());
  }

  private static Value signed(String header, String payload, String jwk, Budget budget) {
    List<WebKey> keys = WebKey.read(jwk);
    if (keys.isEmpty()) {
      throw BuiltinException.failed("no keys found in JWK set");
    }
    SigningHeader wanted = SigningHeader.read(header, budget);
    Algorithm algorithm = Algorithm.named(wanted.algorithm());
    if (algorithm == null) {
      throw BuiltinException.failed("unknown JWS algorithm: " + wanted.algorithm());
    }
    if (wanted.holdsClaims() && !JsonParser.isValid(payload, budget)) {
      throw BuiltinException.failed("type is JWT but payload is not JSON");
    }
    String message = url(Bytes.of(header)) + "." + url(Bytes.of(payload));
    byte[] signature = algorithm.sign(keys.getFirst().key(), Bytes.of(message));
    return StringValue.of(message + "." + url(signature));
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
