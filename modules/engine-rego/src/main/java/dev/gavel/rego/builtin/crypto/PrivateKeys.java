package dev.gavel.rego.builtin.crypto;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.BuiltinException;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.XECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Private keys: read from PKCS 1, PKCS 8 and SEC 1, shown as Go's JSON or as a JWK.
 *
 * <p>The JDK reads PKCS 8 only, which is the other two forms in an envelope; so they are put in it.
 */
public final class PrivateKeys {
  private static final String RSA = "300d06092a864886f70d0101010500";
  private static final String EC = "06072a8648ce3d0201";

  private static final Set<String> CURVES =
      Set.of("1.3.132.0.33", "1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35");
  private static final int SMALLEST_OF_JWK = 256;

  /** A key, and beside it what the JDK does not work out: the point of an elliptic curve's key. */
  record Key(PrivateKey secret, Der pkcs8) {}

  private PrivateKeys() {}

  /** The first private key of a text. */
  public static PrivateKey only(String pem) {
    List<Key> keys = ofBlocks(Pem.blocks(pem));
    if (keys.isEmpty()) {
      throw BuiltinException.failed("tls: failed to find any PEM data in key input");
    }
    return keys.getFirst().secret();
  }

  static List<Key> ofBlocks(List<Pem> blocks) {
    List<Key> keys = new ArrayList<>();
    for (Pem block : blocks) {
      switch (block.type()) {
        case "RSA PRIVATE KEY" -> keys.add(pkcs8(wrapped(Hex.bytes(RSA), block.bytes())));
        case "PRIVATE KEY" -> keys.add(pkcs8(block.bytes()));
        case "EC PRIVATE KEY" -> keys.add(sec1(block.bytes()));
        default -> {} // other blocks hold no key
      }
    }
    return keys;
  }

  /** What {@link PublicKeys#kind} calls the keys that this one belongs to. */
  static int kind(Key key) {
    return switch (key.secret()) {
      case RSAPrivateCrtKey _ -> 1;
      case ECPrivateKey _ -> 3;
      case EdECPrivateKey _ -> 4;
      default -> 0;
    };
  }

  /** A key whose form is not said. */
  static Key ofAnyForm(byte[] bytes) {
    List<Function<byte[], Key>> forms =
        List.of(
            given -> pkcs8(wrapped(Hex.bytes(RSA), given)), PrivateKeys::pkcs8, PrivateKeys::sec1);
    for (Function<byte[], Key> form : forms) {
      try {
        Key key = form.apply(bytes);
        if (kind(key) == 0) {
          throw BuiltinException.failed("tls: found unknown private key type in PKCS#8 wrapping");
        }
        return key;
      } catch (BuiltinException other) {
        if (String.valueOf(other.getMessage()).startsWith("tls: ")) {
          throw other;
        }
      }
    }
    throw BuiltinException.failed("tls: failed to parse private key");
  }

  private static Key sec1(byte[] key) {
    Der curve =
        Der.read(key).expect(Der.SEQUENCE).children().stream()
            .filter(part -> part.isContext(0))
            .findFirst()
            .orElseThrow(() -> BuiltinException.failed("x509: unknown elliptic curve"));
    byte[] algorithm = Hex.element(0x30, Hex.join(Hex.bytes(EC), curve.content()));
    return pkcs8(wrapped(algorithm, key));
  }

  private static byte[] wrapped(byte[] algorithm, byte[] key) {
    Der.read(key).expect(Der.SEQUENCE);
    byte[] version = {2, 1, 0};
    return Hex.element(0x30, Hex.join(version, algorithm, Hex.element(4, key)));
  }

  private static Key pkcs8(byte[] bytes) {
    Der pkcs8 = Der.read(bytes).expect(Der.SEQUENCE);
    String algorithm =
        switch (pkcs8.child(1).child(0).dotted()) {
          case "1.2.840.113549.1.1.1" -> "RSA";
          case "1.2.840.10045.2.1" -> "EC";
          case "1.3.101.112" -> "Ed25519";
          case "1.3.101.110" -> "X25519";
          default ->
              throw BuiltinException.failed(
                  "x509: PKCS#8 wrapping contained private key with unknown algorithm: "
                      + pkcs8.child(1).child(0).dotted());
        };
    if (algorithm.equals("EC")) {
      checkCurve(pkcs8.child(1).children().getLast());
    }
    try {
      PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(bytes);
      return new Key(KeyFactory.getInstance(algorithm).generatePrivate(spec), pkcs8);
    } catch (GeneralSecurityException broken) {
      throw BuiltinException.failed("x509: failed to parse private key");
    }
  }

  private static void checkCurve(Der curve) {
    if (!CURVES.contains(curve.dotted())) {
      throw BuiltinException.failed("x509: unknown elliptic curve");
    }
  }

  /** As Go writes its key structures. */
  static Value json(Key key) {
    return switch (key.secret()) {
      case RSAPrivateCrtKey rsa -> rsa(rsa);
      case ECPrivateKey ec -> {
        byte[] point = Points.of(ec, key.pkcs8());
        yield ObjectValue.builder()
            .put("Curve", ObjectValue.EMPTY)
            .put("X", GoJson.number(Points.x(point)))
            .put("Y", GoJson.number(Points.y(point)))
            .put("D", GoJson.number(ec.getS()))
            .build();
      }
      case EdECPrivateKey edwards -> {
        byte[] seed = edwards.getBytes().orElse(new byte[0]);
        yield GoJson.bytes(Hex.join(seed, Points.edwards(seed)));
      }
      case XECPrivateKey _ -> ObjectValue.EMPTY;
      default -> NullValue.NULL;
    };
  }

  private static Value rsa(RSAPrivateCrtKey rsa) {
    return ObjectValue.builder()
        .put("N", GoJson.number(rsa.getModulus()))
        .put("E", GoJson.number(rsa.getPublicExponent()))
        .put("D", GoJson.number(rsa.getPrivateExponent()))
        .put(
            "Primes", ArrayValue.of(GoJson.number(rsa.getPrimeP()), GoJson.number(rsa.getPrimeQ())))
        .put(
            "Precomputed",
            ObjectValue.builder()
                .put("Dp", GoJson.number(rsa.getPrimeExponentP()))
                .put("Dq", GoJson.number(rsa.getPrimeExponentQ()))
                .put("Qinv", GoJson.number(rsa.getCrtCoefficient()))
                .put("CRTValues", ArrayValue.EMPTY)
                .build())
        .build();
  }

  /** As a JSON web key. */
  static Value jwk(Key key) {
    ObjectValue.Builder jwk = ObjectValue.builder();
    switch (key.secret()) {
      case RSAPrivateCrtKey rsa -> {
        jwk.put("kty", StringValue.of("RSA"));
        number(jwk, "n", rsa.getModulus());
        number(jwk, "e", rsa.getPublicExponent());
        number(jwk, "d", rsa.getPrivateExponent());
        number(jwk, "p", rsa.getPrimeP());
        number(jwk, "q", rsa.getPrimeQ());
        number(jwk, "dp", rsa.getPrimeExponentP());
        number(jwk, "dq", rsa.getPrimeExponentQ());
        number(jwk, "qi", rsa.getCrtCoefficient());
      }
      case ECPrivateKey ec -> {
        if (ec.getParams().getOrder().bitLength() < SMALLEST_OF_JWK) {
          throw BuiltinException.failed("jwk: failed to get algorithm: unknown elliptic curve");
        }
        byte[] point = Points.of(ec, key.pkcs8());
        int length = (point.length - 1) / 2;
        jwk.put("kty", StringValue.of("EC"))
            .put("crv", StringValue.of("P-" + ec.getParams().getOrder().bitLength()))
            .put("x", url(PublicKeys.fixed(Points.x(point), length)))
            .put("y", url(PublicKeys.fixed(Points.y(point), length)))
            .put("d", url(PublicKeys.fixed(ec.getS(), length)));
      }
      case EdECPrivateKey edwards -> {
        byte[] seed = edwards.getBytes().orElse(new byte[0]);
        jwk.put("kty", StringValue.of("OKP"))
            .put("crv", StringValue.of("Ed25519"))
            .put("d", url(seed))
            .put("x", url(Points.edwards(seed)));
      }
      case XECPrivateKey montgomery -> {
        byte[] scalar = montgomery.getScalar().orElse(new byte[0]);
        jwk.put("kty", StringValue.of("OKP"))
            .put("crv", StringValue.of("X25519"))
            .put("d", url(scalar))
            .put("x", url(Points.montgomery(scalar)));
      }
      default -> throw BuiltinException.failed("unsupported private key");
    }
    return jwk.build();
  }

  private static void number(ObjectValue.Builder jwk, String name, BigInteger number) {
    jwk.put(name, url(PublicKeys.fixed(number, (number.bitLength() + 7) / 8)));
  }

  private static Value url(byte[] bytes) {
    return StringValue.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Bytes put together. */
  private static final class Hex {
    private Hex() {}

    static byte[] bytes(String hex) {
      return java.util.HexFormat.of().parseHex(hex);
    }

    static byte[] join(byte[]... parts) {
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      for (byte[] part : parts) {
        joined.writeBytes(part);
      }
      return joined.toByteArray();
    }

    static byte[] element(int tag, byte[] content) {
      ByteArrayOutputStream element = new ByteArrayOutputStream();
      element.write(tag);
      if (content.length < 0x80) {
        element.write(content.length);
      } else {
        element.write(0x83);
        element.write(content.length >> 16);
        element.write(content.length >> 8);
        element.write(content.length);
      }
      element.writeBytes(content);
      return element.toByteArray();
    }
  }
}
