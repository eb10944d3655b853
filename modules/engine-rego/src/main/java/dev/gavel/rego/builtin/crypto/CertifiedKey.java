package dev.gavel.rego.builtin.crypto;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.BuiltinException;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.List;
import java.util.Objects;

/** A chain of certificates with the private key of its first, as TLS wants them. */
final class CertifiedKey {
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String PRIVATE_KEY = "PRIVATE KEY";

  private CertifiedKey() {}

  static Value read(List<Pem> chain, List<Pem> secrets) {
    List<Pem> certificates = chain.stream().filter(b -> b.type().equals(CERTIFICATE)).toList();
    if (certificates.isEmpty()) {
      throw BuiltinException.failed(noCertificate(types(chain)));
    }
    Pem secret =
        secrets.stream()
            .filter(b -> b.type().equals(PRIVATE_KEY) || b.type().endsWith(" " + PRIVATE_KEY))
            .findFirst()
            .orElseThrow(() -> BuiltinException.failed(noKey(types(secrets))));
    Certificate leaf = leaf(certificates.getFirst());
    PrivateKeys.Key key = PrivateKeys.ofAnyForm(secret.bytes());
    Value shown = PrivateKeys.json(key);
    check(key, shown, leaf);
    return ObjectValue.builder()
        .put(
            "Certificate",
            ArrayValue.of(certificates.stream().map(b -> GoJson.bytes(b.bytes())).toList()))
        .put("PrivateKey", shown)
        .put("Leaf", leaf.plain())
        .put("OCSPStaple", NullValue.NULL)
        .put("SignedCertificateTimestamps", NullValue.NULL)
        .put("SupportedSignatureAlgorithms", NullValue.NULL)
        .build();
  }

  private static Certificate leaf(Pem block) {
    try {
      return Certificate.read(block.bytes());
    } catch (BuiltinException broken) {
      throw BuiltinException.failed("x509: malformed certificate");
    }
  }

  private static List<String> types(List<Pem> blocks) {
    return blocks.stream().map(Pem::type).toList();
  }

  private static String noCertificate(List<String> skipped) {
    if (skipped.isEmpty()) {
      return "tls: failed to find any PEM data in certificate input";
    }
    return skipped.size() == 1 && skipped.getFirst().endsWith(PRIVATE_KEY)
        ? "tls: failed to find certificate PEM data in certificate input, but did find a private"
            + " key; PEM inputs may have been switched"
        : "tls: failed to find \"CERTIFICATE\" PEM block in certificate input after skipping PEM"
            + " blocks of the following types: ["
            + String.join(" ", skipped)
            + "]";
  }

  private static String noKey(List<String> skipped) {
    if (skipped.isEmpty()) {
      return "tls: failed to find any PEM data in key input";
    }
    return skipped.equals(List.of(CERTIFICATE))
        ? "tls: found a certificate rather than a key in the PEM for the private key"
        : "tls: failed to find PEM block with type ending in \"PRIVATE KEY\" in key input after"
            + " skipping PEM blocks of the following types: ["
            + String.join(" ", skipped)
            + "]";
  }

  private static void check(PrivateKeys.Key key, Value shown, Certificate leaf) {
    int kind = PublicKeys.kind(leaf.keyInfo());
    if (kind == 0) {
      throw BuiltinException.failed("tls: unknown public key algorithm");
    }
    if (kind != PrivateKeys.kind(key)) {
      throw BuiltinException.failed("tls: private key type does not match public key type");
    }
    if (!fits(key, shown, PublicKeys.json(leaf.keyInfo()))) {
      throw BuiltinException.failed("tls: private key does not match public key");
    }
  }

  /** Whether the public half that the key shows is the certificate's. */
  private static boolean fits(PrivateKeys.Key key, Value shown, Value certified) {
    return switch (key.secret()) {
      case EdECPrivateKey edwards ->
          GoJson.bytes(Points.edwards(edwards.getBytes().orElse(new byte[0]))).equals(certified);
      case RSAPrivateCrtKey _ -> same("N", shown, certified);
      default -> same("X", shown, certified) && same("Y", shown, certified);
    };
  }

  private static boolean same(String half, Value shown, Value certified) {
    return shown instanceof ObjectValue mine
        && certified instanceof ObjectValue theirs
        && Objects.equals(mine.get(half), theirs.get(half));
  }
}
