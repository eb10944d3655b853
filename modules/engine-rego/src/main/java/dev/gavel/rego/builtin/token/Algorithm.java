package dev.gavel.rego.builtin.token;

import dev.gavel.rego.builtin.crypto.Digests;
import dev.gavel.rego.evaluation.BuiltinException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateKey;
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
      throw unfit(key);
    }
    if (!(key instanceof PrivateKey secret) || !signsWith(secret)) {
      throw unfit(key);
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
      throw unfit(key);
    }
  }

  private boolean signsWith(PrivateKey key) {
    return switch (family()) {
      case 'R', 'P' -> key instanceof RSAPrivateKey;
      default -> this == EDDSA ? key instanceof EdECPrivateKey : key instanceof ECPrivateKey;
    };
  }

  private BuiltinException unfit(Key key) {
    String given = kind(key);
    String wanted =
        switch (family()) {
          case 'H' -> "[]byte";
          case 'R', 'P' -> "*rsa.PrivateKey";
          default -> this == EDDSA ? "ed25519.PrivateKey" : "*ecdsa.PrivateKey";
        };
    boolean converts = family() == 'H' || wanted.startsWith("*ecdsa");
    String why =
        given.startsWith("*jwk.okpPrivate")
            ? "failed to assign key: argument to AssignIfCompatible() must be compatible with"
                + " ed25519.PrivateKey (was %s)".formatted(wanted)
            : "no suitable exporter found for key type '%s'".formatted(given);
    return BuiltinException.failed(
        "jwsbb.Sign: invalid key type %s. %s is required: %sfailed to produce %s from %s: %s"
            .formatted(
                given,
                wanted,
                converts ? "keyconv: " : "",
                wanted.replace("*", ""),
                given,
                "jwk.Export: " + why));
  }

  /** What messages call a key. */
  private static String kind(Key key) {
    return switch (key) {
      case RSAPublicKey _ -> "*jwk.rsaPublicKey";
      case RSAPrivateKey _ -> "*jwk.rsaPrivateKey";
      case ECPublicKey _ -> "*jwk.ecdsaPublicKey";
      case ECPrivateKey _ -> "*jwk.ecdsaPrivateKey";
      case EdECPublicKey _ -> "*jwk.okpPublicKey";
      case EdECPrivateKey _ -> "*jwk.okpPrivateKey";
      default -> "*jwk.symmetricKey";
    };
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
