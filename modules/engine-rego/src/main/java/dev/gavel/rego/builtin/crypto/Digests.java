package dev.gavel.rego.builtin.crypto;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.encoding.Bytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Digests and message authentication codes, in hexadecimal. */
public final class Digests {
  private Digests() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "crypto.md5", digest("MD5"),
        "crypto.sha1", digest("SHA-1"),
        "crypto.sha256", digest("SHA-256"),
        "crypto.hmac.md5", mac("HmacMD5"),
        "crypto.hmac.sha1", mac("HmacSHA1"),
        "crypto.hmac.sha256", mac("HmacSHA256"),
        "crypto.hmac.sha512", mac("HmacSHA512"),
        "crypto.hmac.equal", (_, arguments) -> equal(arguments));
  }

  private static Builtin digest(String algorithm) {
    return (_, arguments) -> hex(digest(algorithm, bytes(arguments, 1)));
  }

  private static Builtin mac(String algorithm) {
    return (_, arguments) -> hex(mac(algorithm, bytes(arguments, 2), bytes(arguments, 1)));
  }

  private static Value equal(Value[] arguments) {
    return BooleanValue.of(MessageDigest.isEqual(bytes(arguments, 1), bytes(arguments, 2)));
  }

  public static byte[] digest(String algorithm, byte[] message) {
    try {
      return MessageDigest.getInstance(algorithm).digest(message);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has " + algorithm, missing);
    }
  }

  public static byte[] mac(String algorithm, byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(key.length == 0 ? new EmptyKey(algorithm) : new SecretKeySpec(key, algorithm));
      return mac.doFinal(message);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has " + algorithm, missing);
    }
  }

  private static byte[] bytes(Value[] arguments, int operand) {
    return Bytes.of(Operands.text(arguments, operand));
  }

  private static Value hex(byte[] bytes) {
    return StringValue.of(HexFormat.of().formatHex(bytes));
  }

  /** A key of no bytes, which HMAC allows and the JDK's own class for keys refuses. */
  private record EmptyKey(String algorithm) implements SecretKey {
    @Override
    public String getAlgorithm() {
      return algorithm;
    }

    @Override
    public String getFormat() {
      return "RAW";
    }

    @Override
    public byte[] getEncoded() {
      return new byte[0];
    }
  }
}
