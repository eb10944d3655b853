package dev.gavel.rego.builtin.crypto;

import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** The public half of a private key on a curve. */
final class Points {
  private Points() {}

  /** The point that the key's own encoding carries: one byte of form, then both coordinates. */
  static byte[] of(ECPrivateKey key, Der pkcs8) {
    Der inner = Der.read(pkcs8.child(2).content());
    int length = (key.getParams().getCurve().getField().getFieldSize() + 7) / 8;
    return inner.children().stream()
        .filter(part -> part.isContext(1))
        .findFirst()
        .map(part -> part.child(0).bits())
        .filter(point -> point.length == 2 * length + 1)
        .orElseGet(() -> EcPoint.multiply(key.getParams(), key.getS(), length));
  }

  static BigInteger x(byte[] point) {
    return new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + (point.length - 1) / 2));
  }

  static BigInteger y(byte[] point) {
    return new BigInteger(1, Arrays.copyOfRange(point, 1 + (point.length - 1) / 2, point.length));
  }

  /**
   * The public key of an Ed25519 seed. The JDK works it out only when it makes a pair, so the seed
   * is handed to it as the randomness to make it from.
   */
  static byte[] edwards(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
      KeyPair pair = generator.generateKeyPair();
      return raw(pair.getPublic());
    } catch (GeneralSecurityException missing) {
      throw BuiltinException.failed("Ed25519 is not available");
    }
  }

  /** The public key of an X25519 scalar. */
  static byte[] montgomery(byte[] scalar) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
      generator.initialize(NamedParameterSpec.X25519, new Given(scalar));
      return raw(generator.generateKeyPair().getPublic());
    } catch (GeneralSecurityException missing) {
      throw BuiltinException.failed("X25519 is not available");
    }
  }

  private static byte[] raw(PublicKey key) {
    return Der.read(key.getEncoded()).child(1).bits();
  }

  /** Randomness that is none: the bytes one gave. */
  private static final class Given extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] seed;

    Given(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
    }
  }
}
