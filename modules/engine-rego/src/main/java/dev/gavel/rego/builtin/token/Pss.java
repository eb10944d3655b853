package dev.gavel.rego.builtin.token;

import dev.gavel.rego.builtin.crypto.Digests;
import dev.gavel.rego.builtin.crypto.PublicKeys;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/**
 * Verifies RSASSA-PSS (RFC 8017, 9.1.2) with salts of any length. The JDK's verifier must be told
 * the length, and tokens do not say it.
 */
final class Pss {
  private static final int TRAILER = 0xbc;

  private Pss() {}

  static boolean verify(RSAPublicKey key, String digest, byte[] message, byte[] signature) {
    BigInteger modulus = key.getModulus();
    if (signature.length != (modulus.bitLength() + 7) / 8) {
      return false;
    }
    BigInteger number = new BigInteger(1, signature);
    if (number.compareTo(modulus) >= 0) {
      return false;
    }
    int bits = modulus.bitLength() - 1;
    BigInteger opened = number.modPow(key.getPublicExponent(), modulus);
    return opened.bitLength() <= (bits + 7) / 8 * 8
        && encodes(PublicKeys.fixed(opened, (bits + 7) / 8), bits, digest, message);
  }

  private static boolean encodes(byte[] encoded, int bits, String digest, byte[] message) {
    byte[] hashed = Digests.digest(digest, message);
    int length = hashed.length;
    int split = encoded.length - length - 1;
    if (split < 1 || (encoded[encoded.length - 1] & 0xff) != TRAILER) {
      return false;
    }
    byte[] hash = Arrays.copyOfRange(encoded, split, split + length);
    byte[] block = Arrays.copyOf(encoded, split);
    int spare = 8 * encoded.length - bits;
    if ((block[0] & 0xff) >> (8 - spare) != 0) {
      return false;
    }
    byte[] mask = mask(digest, hash, split);
    for (int i = 0; i < split; i++) {
      block[i] ^= mask[i];
    }
    block[0] &= (byte) (0xff >> spare);
    int one = 0;
    while (one < split && block[one] == 0) {
      one++;
    }
    if (one == split || block[one] != 1) {
      return false;
    }
    ByteArrayOutputStream salted = new ByteArrayOutputStream();
    salted.writeBytes(new byte[8]);
    salted.writeBytes(hashed);
    salted.write(block, one + 1, split - one - 1);
    return Arrays.equals(hash, Digests.digest(digest, salted.toByteArray()));
  }

  /** The mask generation function MGF1. */
  private static byte[] mask(String digest, byte[] seed, int length) {
    ByteArrayOutputStream mask = new ByteArrayOutputStream();
    for (int counter = 0; mask.size() < length; counter++) {
      byte[] numbered = Arrays.copyOf(seed, seed.length + 4);
      System.arraycopy(
          PublicKeys.fixed(BigInteger.valueOf(counter), 4), 0, numbered, seed.length, 4);
      mask.writeBytes(Digests.digest(digest, numbered));
    }
    return Arrays.copyOf(mask.toByteArray(), length);
  }
}
