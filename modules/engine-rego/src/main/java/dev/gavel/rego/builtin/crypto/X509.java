package dev.gavel.rego.builtin.crypto;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.encoding.Base64;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Certificates, requests for them and keys, from PEM or base64. */
public final class X509 {
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String REQUEST = "CERTIFICATE REQUEST";
  private static final int SERVER = 1;
  private static final Value NO = ArrayValue.of(BooleanValue.FALSE, ArrayValue.EMPTY);

  private X509() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "crypto.x509.parse_certificates", X509::parseCertificates,
        "crypto.x509.parse_and_verify_certificates", X509::verify,
        "crypto.x509.parse_and_verify_certificates_with_options", X509::verifyWithOptions,
        "crypto.x509.parse_certificate_request", X509::parseRequest,
        "crypto.x509.parse_keypair", X509::parseKeyPair,
        "crypto.x509.parse_rsa_private_key", X509::parsePrivateKey,
        "crypto.parse_private_keys", X509::parsePrivateKeys);
  }

  private static Value parseCertificates(Evaluation during, Value[] arguments) {
    return ArrayValue.of(Chain.json(certificates(Operands.text(arguments, 1)), true));
  }

  private static Value verify(Evaluation during, Value[] arguments) {
    return verified(
        Operands.text(arguments, 1), new Chain.Wanted("", during.now(), Set.of(SERVER)), true);
  }

  private static Value verifyWithOptions(Evaluation during, Value[] arguments) {
    String text = Operands.text(arguments, 1);
    ObjectValue options = Operands.object(arguments, 2);
    if (readable(text) == null) {
      return NO;
    }
    return verified(text, VerifyOptions.read(options, during.now()), false);
  }

  private static Value verified(String text, Chain.Wanted wanted, boolean extended) {
    List<Certificate> given = readable(text);
    List<Certificate> chain = given == null ? null : Chain.verify(given, wanted);
    return chain == null
        ? NO
        : ArrayValue.of(BooleanValue.TRUE, ArrayValue.of(Chain.json(chain, extended)));
  }

  private static @Nullable List<Certificate> readable(String text) {
    try {
      return certificates(text);
    } catch (BuiltinException broken) {
      return null;
    }
  }

  private static List<Certificate> certificates(String text) {
    if (Pem.starts(text)) {
      return ofBlocks(text);
    }
    byte[] bytes = Base64.decode(text);
    String inside = new String(bytes, StandardCharsets.UTF_8);
    return Pem.starts(inside) ? ofBlocks(inside) : Certificate.readAll(bytes);
  }

  private static List<Certificate> ofBlocks(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Pem block : Pem.blocks(text)) {
      if (!block.type().equals(CERTIFICATE)) {
        throw BuiltinException.failed(
            "PEM block type is '%s', expected %s".formatted(block.type(), CERTIFICATE));
      }
      bytes.writeBytes(block.bytes());
    }
    return Certificate.readAll(bytes.toByteArray());
  }

  private static Value parseRequest(Evaluation during, Value[] arguments) {
    String text = Operands.text(arguments, 1);
    byte[] bytes =
        text.startsWith("-----BEGIN " + REQUEST + "-----")
            ? text.getBytes(StandardCharsets.UTF_8)
            : Base64.decode(text);
    List<Pem> blocks = Pem.blocks(new String(bytes, StandardCharsets.UTF_8));
    if (blocks.isEmpty()) {
      return CertificateRequest.read(bytes);
    }
    if (!blocks.getFirst().type().equals(REQUEST)) {
      throw BuiltinException.failed("invalid PEM-encoded certificate signing request");
    }
    return CertificateRequest.read(blocks.getFirst().bytes());
  }

  private static Value parsePrivateKeys(Evaluation during, Value[] arguments) {
    String text = Operands.text(arguments, 1);
    if (text.isEmpty()) {
      return NullValue.NULL;
    }
    return ArrayValue.of(keys(text).stream().map(PrivateKeys::json).toList());
  }

  private static Value parsePrivateKey(Evaluation during, Value[] arguments) {
    String text = Operands.text(arguments, 1);
    if (text.isEmpty()) {
      throw BuiltinException.failed("input PEM data was empty");
    }
    String pem = Pem.starts(text) ? text : new String(Base64.decode(text), StandardCharsets.UTF_8);
    List<PrivateKeys.Key> keys = keys(pem);
    return keys.isEmpty() ? NullValue.NULL : PrivateKeys.jwk(keys.getFirst());
  }

  private static List<PrivateKeys.Key> keys(String text) {
    return PrivateKeys.ofBlocks(Pem.blocks(decoded(text)));
  }

  /** Base64 of a text, or the text itself. */
  private static String decoded(String text) {
    try {
      return new String(Base64.decode(text), StandardCharsets.UTF_8);
    } catch (BuiltinException plain) {
      return text;
    }
  }

  private static Value parseKeyPair(Evaluation during, Value[] arguments) {
    return CertifiedKey.read(
        pair(Operands.text(arguments, 1), CERTIFICATE),
        pair(Operands.text(arguments, 2), "PRIVATE KEY"));
  }

  private static List<Pem> pair(String text, String type) {
    if (Pem.starts(text)) {
      return Pem.blocks(text);
    }
    byte[] bytes = Base64.decode(text);
    String inside = new String(bytes, StandardCharsets.UTF_8);
    return Pem.starts(inside)
        ? Pem.blocks(inside)
        : List.of(new Pem(type, java.util.Base64.getEncoder().encodeToString(bytes)));
  }
}
