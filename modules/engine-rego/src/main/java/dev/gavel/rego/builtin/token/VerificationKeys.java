package dev.gavel.rego.builtin.token;

import dev.gavel.rego.builtin.crypto.Certificate;
import dev.gavel.rego.builtin.crypto.Pem;
import dev.gavel.rego.builtin.crypto.PublicKeys;
import dev.gavel.rego.evaluation.BuiltinException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that a token is verified with: of a certificate, a public key or a set of web keys. */
record VerificationKeys(List<WebKey> keys) {

  static VerificationKeys read(String text) {
    List<Pem> blocks = Pem.blocks(text);
    if (!blocks.isEmpty()) {
      return new VerificationKeys(List.of(new WebKey("", "", key(text, blocks))));
    }
    try {
      List<WebKey> all = WebKey.read(text);
      return new VerificationKeys(
          all.stream()
              .filter(key -> key.algorithm().isEmpty() || Algorithm.named(key.algorithm()) != null)
              .toList());
    } catch (BuiltinException broken) {
      throw BuiltinException.failed(
          "failed to parse a JWK key (set): jwk.ParseString: failed to parse string: "
              + broken.getMessage());
    }
  }

  private static java.security.PublicKey key(String text, List<Pem> blocks) {
    if (blocks.size() > 1 || !Pem.rest(text).isEmpty()) {
      throw BuiltinException.failed("extra data after a PEM certificate block");
    }
    Pem block = blocks.getFirst();
    return switch (block.type()) {
      case "CERTIFICATE" -> certificate(block.bytes());
      case "PUBLIC KEY" -> publicKey(block.bytes());
      default -> throw BuiltinException.failed("failed to extract a Key from the PEM certificate");
    };
  }

  private static java.security.PublicKey certificate(byte[] bytes) {
    try {
      return PublicKeys.read(Certificate.read(bytes).keyInfoBytes());
    } catch (BuiltinException broken) {
      throw BuiltinException.failed("failed to parse a PEM certificate: " + broken.getMessage());
    }
  }

  private static java.security.PublicKey publicKey(byte[] bytes) {
    try {
      return PublicKeys.read(bytes);
    } catch (BuiltinException broken) {
      throw BuiltinException.failed("failed to parse a PEM public key: " + broken.getMessage());
    }
  }

  private @Nullable WebKey named(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst().orElse(null);
  }

  /**
   * Whether one of the keys signed it. The key that the token names is asked alone; without one,
   * all that may be used with the token's algorithm are.
   */
  boolean verify(Algorithm with, Header header, byte[] message, byte[] signature) {
    WebKey named = header.keyId().isEmpty() ? null : named(header.keyId());
    if (named != null) {
      return with.verifies(named.key(), message, signature);
    }
    return keys.stream()
        .filter(key -> key.algorithm().isEmpty() || key.algorithm().equals(header.algorithm()))
        .anyMatch(key -> with.verifies(key.key(), message, signature));
  }
}
