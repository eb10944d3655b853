package dev.gavel.rego.builtin.token;

import dev.gavel.rego.builtin.crypto.Digests;
import dev.gavel.rego.evaluation.BuiltinException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.jspecify.annotations.Nullable;

/** The algorithms of JSON web signatures. */
enum Algorithm {
  HS256,
  HS384,
  HS512,
  RS256,
  RS384,
  RS512,
  PS256,
  PS384,
  PS512,
  ES256,
  ES384,
  ES512,
  EDDSA;

  static @Nullable Algorithm named(String name) {
    if (name.equals("EdDSA")) {
      return EDDSA;
    }
    for (Algorithm algorithm : values()) {
      if (algorithm != EDDSA && algorithm.name().equals(name)) {
        return algorithm;
      }
    }
    return null;
  }

  private int bits() {
    return Integer.parseInt(name().substring(2));
  }

  private char family() {
    return name().charAt(0);
  }

  /** Whether the signature is this key's; false too for a key of another kind. */
  boolean verifies(Key key, byte[] message, byte[] signature) {
    if (family() == 'H') {
      return key instanceof Secret secret && MessageDigest.isEqual(mac(secret, message), signature);
    }
    if (!(key instanceof PublicKey open) || !fits(open)) {
      return false;
    }
    if (family() == 'P') {
      return Pss.verify((RSAPublicKey) open, "SHA-" + bits(), message, signature);
    }
    try {
      Signature verifier = Signature.getInstance(scheme());
      verifier.initVerify(open);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException unfit) {
      return false;
    }
  }

  private boolean fits(PublicKey key) {
    return switch (family()) {
      case 'R', 'P' -> key instanceof RSAPublicKey;
      default -> this == EDDSA ? key instanceof EdECPublicKey : key instanceof ECPublicKey;
    };
  }

  byte[] sign(Key key, byte[] message) {
    if (family() == 'H') {
      if (key instanceof Secret secret) {
        return mac(secret, message);
      }
      throw unfit("[]byte");
    }
    if (!(key instanceof PrivateKey secret)) {
      throw unfit("a private key");
    }
    try {
      Signature signer = Signature.getInstance(scheme());
      if (family() == 'P') {
        String digest = "SHA-" + bits();
        signer.setParameter(
            new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), bits() / 8, 1));
      }
      signer.initSign(secret);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException wrong) {
      throw unfit("a key for " + name());
    }
  }

  private static BuiltinException unfit(String wanted) {
    return BuiltinException.failed("jwsbb.Sign: invalid key type. " + wanted + " is required");
  }

  private byte[] mac(Secret secret, byte[] message) {
    return Digests.mac("HmacSHA" + bits(), secret.getEncoded(), message);
  }

  private String scheme() {
    return switch (family()) {
      case 'R' -> "SHA" + bits() + "withRSA";
      case 'P' -> "RSASSA-PSS";
      default -> this == EDDSA ? "Ed25519" : "SHA" + bits() + "withECDSAinP1363Format";
    };
  }
}
