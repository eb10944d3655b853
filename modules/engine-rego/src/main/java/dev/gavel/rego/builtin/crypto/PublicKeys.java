package dev.gavel.rego.builtin.crypto;

import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** Public keys: from the {@code SubjectPublicKeyInfo} that certificates hold, to Go's JSON. */
public final class PublicKeys {
  private static final int RSA = 1;
  private static final int DSA = 2;
  private static final int ECDSA = 3;
  private static final int ED25519 = 4;

  private PublicKeys() {}

  /** The key, ready to verify with. */
  public static PublicKey read(byte[] info) {
    try {
      return KeyFactory.getInstance(algorithm(Der.read(info)))
          .generatePublic(new X509EncodedKeySpec(info));
    } catch (GeneralSecurityException broken) {
      throw BuiltinException.failed("x509: failed to parse public key");
    }
  }

  /** The number that Go gives to the key's kind. */
  static int kind(Der info) {
    return switch (info.child(0).child(0).dotted()) {
      case "1.2.840.113549.1.1.1" -> RSA;
      case "1.2.840.10040.4.1" -> DSA;
      case "1.2.840.10045.2.1" -> ECDSA;
      case "1.3.101.112" -> ED25519;
      default -> 0;
    };
  }

  private static String algorithm(Der info) {
    return switch (kind(info)) {
      case RSA -> "RSA";
      case DSA -> "DSA";
      case ECDSA -> "EC";
      case ED25519 -> "Ed25519";
      default -> throw BuiltinException.failed("x509: unknown public key algorithm");
    };
  }

  static Value json(Der info) {
    if (kind(info) == ED25519) {
      return GoJson.bytes(info.child(1).bits());
    }
    return kind(info) == 0 ? NullValue.NULL : json(read(info.whole()));
  }

  static Value json(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa ->
          ObjectValue.builder()
              .put("N", GoJson.number(rsa.getModulus()))
              .put("E", GoJson.number(rsa.getPublicExponent()))
              .build();
      case ECPublicKey ec ->
          ObjectValue.builder()
              .put("Curve", ObjectValue.EMPTY)
              .put("X", GoJson.number(ec.getW().getAffineX()))
              .put("Y", GoJson.number(ec.getW().getAffineY()))
              .build();
      default -> NullValue.NULL;
    };
  }

  /** A number as so many bytes, the highest first. */
  public static byte[] fixed(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    int from = Math.max(0, bytes.length - length);
    byte[] fixed = new byte[length];
    byte[] kept = Arrays.copyOfRange(bytes, from, bytes.length);
    System.arraycopy(kept, 0, fixed, length - kept.length, kept.length);
    return fixed;
  }
}
