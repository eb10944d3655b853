package dev.gavel.rego.builtin.crypto;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** Checks signatures by the numbers that Go gives to their algorithms. */
final class Signatures {
  private static final int FIRST_PSS = 13;
  private static final int LAST_PSS = 15;

  private Signatures() {}

  static boolean verify(int algorithm, PublicKey key, byte[] message, byte[] signature) {
    try {
      Signature verifier = verifier(algorithm);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException unfit) {
      return false;
    }
  }

  private static Signature verifier(int algorithm) throws GeneralSecurityException {
    if (algorithm < FIRST_PSS || algorithm > LAST_PSS) {
      return Signature.getInstance(
          switch (algorithm) {
            case 4 -> "SHA256withRSA";
            case 5 -> "SHA384withRSA";
            case 6 -> "SHA512withRSA";
            case 10 -> "SHA256withECDSA";
            case 11 -> "SHA384withECDSA";
            case 12 -> "SHA512withECDSA";
            case 16 -> "Ed25519";
            default -> throw new GeneralSecurityException("unknown algorithm");
          });
    }
    int bits = 256 + 128 * (algorithm - FIRST_PSS);
    Signature verifier = Signature.getInstance("RSASSA-PSS");
    String digest = "SHA-" + bits;
    verifier.setParameter(
        new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), bits / 8, 1));
    return verifier;
  }
}
