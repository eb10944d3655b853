package dev.gavel.rego.builtin.token;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A JSON web key (RFC 7517).
 *
 * @param algorithm that it may be used with; empty for any
 * @param id its name; empty without one
 */
record WebKey(String algorithm, String id, Key key) {
  private static final String SOLE = "jwk.Parse: failed to parse sole key: jwk.ParseKey: ";
  private static final String UNMARSHAL = "failed to unmarshal JSON into key (*jwk.%s): ".repeat(2);
  private static final String PROBE =
      SOLE + "jwk.Parse: failed to probe data: probe: failed to unmarshal data: ";

  /** The keys of a set, or the one that stands alone. */
  static List<WebKey> read(String json) {
    Value value;
    try {
      value = Value.parse(json);
    } catch (JsonException broken) {
      throw BuiltinException.failed(PROBE + GoJsonError.of(json));
    }
    return of(value);
  }

  static List<WebKey> of(Value value) {
    if (!(value instanceof ObjectValue object)) {
      throw BuiltinException.failed(PROBE + "json: cannot unmarshal a value that is no object");
    }
    List<WebKey> keys = new ArrayList<>();
    if (object.get("keys") instanceof ArrayValue set) {
      for (int i = 0; i < set.size(); i++) {
        keys.add(read(set.get(i), member(i)));
      }
    } else {
      keys.add(read(object, SOLE));
    }
    return keys;
  }

  private static String member(int index) {
    return ("jwk.Parse: failed to unmarshal JWK set: failed to decode key #%d in \"keys\": "
            + "jwk.ParseKey: ")
        .formatted(index);
  }

  private static WebKey read(Value value, String place) {
    if (!(value instanceof ObjectValue jwk)) {
      throw BuiltinException.failed(place + "the key is no object");
    }
    try {
      return read(jwk);
    } catch (BuiltinException broken) {
      throw BuiltinException.failed(place + broken.getMessage());
    }
  }

  private static WebKey read(ObjectValue jwk) {
    try {
      Key key =
          switch (text(jwk, "kty")) {
            case "RSA" -> rsa(jwk);
            case "EC" -> curve(jwk);
            case "OKP" -> edwards(jwk);
            case "oct" -> new Secret(bytes(jwk, "k"));
            default ->
                throw BuiltinException.failed(
                    "invalid key type from JSON (" + text(jwk, "kty") + ")");
          };
      return new WebKey(text(jwk, "alg"), text(jwk, "kid"), key);
    } catch (GeneralSecurityException broken) {
      throw BuiltinException.failed("invalid key");
    }
  }

  private static Key rsa(ObjectValue jwk) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("RSA");
    BigInteger modulus = number(jwk, "n");
    BigInteger exponent = number(jwk, "e");
    if (!jwk.has("d")) {
      return factory.generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }
    BigInteger secret = number(jwk, "d");
    if (!jwk.has("p") || !jwk.has("q")) {
      return factory.generatePrivate(new RSAPrivateKeySpec(modulus, secret));
    }
    BigInteger p = number(jwk, "p");
    BigInteger q = number(jwk, "q");
    return factory.generatePrivate(
        new RSAPrivateCrtKeySpec(
            modulus,
            exponent,
            secret,
            p,
            q,
            secret.mod(p.subtract(BigInteger.ONE)),
            secret.mod(q.subtract(BigInteger.ONE)),
            q.modInverse(p)));
  }

  private static Key curve(ObjectValue jwk) throws GeneralSecurityException {
    String name =
        switch (text(jwk, "crv")) {
          case "P-256" -> "secp256r1";
          case "P-384" -> "secp384r1";
          case "P-521" -> "secp521r1";
          default ->
              throw BuiltinException.failed("invalid curve algorithm \"" + text(jwk, "crv") + "\"");
        };
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(name));
    ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
    KeyFactory factory = KeyFactory.getInstance("EC");
    if (jwk.has("d")) {
      return factory.generatePrivate(new ECPrivateKeySpec(number(jwk, "d"), curve));
    }
    BigInteger x = number(jwk, "x");
    BigInteger y = number(jwk, "y");
    int size = curve.getCurve().getField().getFieldSize();
    if (x.bitLength() > size || y.bitLength() > size) {
      throw new InvalidKeySpecException("the point is too large for its curve");
    }
    return factory.generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
  }

  private static Key edwards(ObjectValue jwk) throws GeneralSecurityException {
    if (!text(jwk, "crv").equals("Ed25519")) {
      throw BuiltinException.failed("invalid curve algorithm \"" + text(jwk, "crv") + "\"");
    }
    KeyFactory factory = KeyFactory.getInstance("Ed25519");
    if (jwk.has("d")) {
      return factory.generatePrivate(
          new EdECPrivateKeySpec(NamedParameterSpec.ED25519, bytes(jwk, "d")));
    }
    byte[] point = bytes(jwk, "x");
    boolean odd = point.length > 0 && point[point.length - 1] < 0;
    byte[] reversed = new byte[point.length];
    for (int i = 0; i < point.length; i++) {
      reversed[i] = point[point.length - 1 - i];
    }
    if (point.length > 0) {
      reversed[0] &= 0x7f;
    }
    EdECPoint y = new EdECPoint(odd, new BigInteger(1, reversed));
    return factory.generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, y));
  }

  /** What messages call a key before it is one. */
  private static String kind(ObjectValue jwk) {
    String half = jwk.has("d") ? "PrivateKey" : "PublicKey";
    return switch (text(jwk, "kty")) {
      case "RSA" -> "rsa" + half;
      case "EC" -> "ecdsa" + half;
      case "OKP" -> "okp" + half;
      default -> "symmetricKey";
    };
  }

  private static String text(ObjectValue jwk, String field) {
    return jwk.get(field) instanceof StringValue text ? text.text() : "";
  }

  private static BigInteger number(ObjectValue jwk, String field) {
    return new BigInteger(1, bytes(jwk, field));
  }

  private static byte[] bytes(ObjectValue jwk, String field) {
    String text = text(jwk, field);
    if (!jwk.has(field)) {
      throw BuiltinException.failed(
          UNMARSHAL.formatted(kind(jwk), kind(jwk)) + "required field " + field + " is missing");
    }
    try {
      String url = text.replace('+', '-').replace('/', '_').replace("=", "");
      return Base64.getUrlDecoder().decode(url);
    } catch (IllegalArgumentException broken) {
      throw BuiltinException.failed("field \"" + field + "\" is no base64");
    }
  }
}
