package dev.gavel.rego.builtin.crypto;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.BuiltinException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A certificate, taken apart as far as Go's {@code x509.Certificate} shows it. */
public final class Certificate {
  private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("uuuuMMddHHmmssX");
  private static final int PIVOT = 50;
  private static final long MOST = 10L << 20;

  private final Der whole;
  private final Der signed;
  private final List<Der> fields;
  private final int version;
  private final Extensions extensions;
  private final AlternativeNames names;

  private Certificate(Der whole) {
    this.whole = whole.expect(Der.SEQUENCE);
    this.signed = whole.child(0).expect(Der.SEQUENCE);
    List<Der> parts = signed.children();
    boolean versioned = !parts.isEmpty() && parts.getFirst().isContext(0);
    this.version = versioned ? parts.getFirst().child(0).integer().intValue() + 1 : 1;
    this.fields = versioned ? parts.subList(1, parts.size()) : parts;
    if (fields.size() < 6 || whole.children().size() != 3) {
      throw malformed();
    }
    this.extensions = new Extensions(extensionsOf(fields));
    this.names = extensions.alternativeNames();
  }

  private static @Nullable Der extensionsOf(List<Der> fields) {
    return fields.stream()
        .filter(field -> field.isContext(3))
        .findFirst()
        .map(field -> field.child(0))
        .orElse(null);
  }

  /** The certificates that stand one after the other in these bytes. */
  static List<Certificate> readAll(byte[] bytes) {
    try {
      if (bytes.length > MOST) {
        throw malformed();
      }
      return Der.readAll(bytes).stream().map(Certificate::new).toList();
    } catch (BuiltinException broken) {
      throw malformed();
    }
  }

  public static Certificate read(byte[] bytes) {
    List<Certificate> all = readAll(bytes);
    if (all.size() != 1) {
      throw BuiltinException.failed("x509: trailing data");
    }
    return all.getFirst();
  }

  private static BuiltinException malformed() {
    return BuiltinException.failed("x509: malformed certificate");
  }

  Der issuer() {
    return fields.get(2);
  }

  Der subject() {
    return fields.get(4);
  }

  Der keyInfo() {
    return fields.get(5);
  }

  /** The public key with its kind, as {@link PublicKeys#read} takes it. */
  public byte[] keyInfoBytes() {
    return keyInfo().whole();
  }

  int version() {
    return version;
  }

  Extensions extensions() {
    return extensions;
  }

  AlternativeNames names() {
    return names;
  }

  byte[] signedBytes() {
    return signed.whole();
  }

  byte[] encoded() {
    return whole.whole();
  }

  byte[] signature() {
    return whole.child(2).bits();
  }

  Der signatureAlgorithm() {
    return whole.child(1);
  }

  Instant notBefore() {
    return moment(fields.get(3).child(0));
  }

  Instant notAfter() {
    return moment(fields.get(3).child(1));
  }

  private static Instant moment(Der time) {
    String text = time.text();
    try {
      if (!time.is(Der.UTC_TIME)) {
        return OffsetDateTime.parse(text, LONG).toInstant();
      }
      String digits = text.length() == 11 ? text.replace("Z", "00Z") : text;
      int year = Integer.parseInt(digits.substring(0, 2));
      String century = year >= PIVOT ? "19" : "20";
      return LocalDateTime.parse(century + digits, LONG).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException | NumberFormatException | IndexOutOfBoundsException broken) {
      throw malformed();
    }
  }

  /** As Go's JSON has it; with URIs as texts too, which OPA adds. */
  Value toValue() {
    return builder().put("URIStrings", GoJson.texts(names.uris())).build();
  }

  /** As Go's JSON has it. */
  Value plain() {
    return builder().build();
  }

  private ObjectValue.Builder builder() {
    ObjectValue.Builder value =
        ObjectValue.builder()
            .put("Raw", GoJson.bytes(whole.whole()))
            .put("RawTBSCertificate", GoJson.bytes(signed.whole()))
            .put("RawSubjectPublicKeyInfo", GoJson.bytes(keyInfo().whole()))
            .put("RawSubject", GoJson.bytes(subject().whole()))
            .put("RawIssuer", GoJson.bytes(issuer().whole()))
            .put("Signature", GoJson.bytes(signature()))
            .put("SignatureAlgorithm", NumberValue.of(SignatureAlgorithm.number(whole.child(1))))
            .put("PublicKeyAlgorithm", NumberValue.of(PublicKeys.kind(keyInfo())))
            .put("PublicKey", PublicKeys.json(keyInfo()))
            .put("Version", NumberValue.of(version))
            .put("SerialNumber", GoJson.number(fields.get(0).integer()))
            .put("Issuer", Names.of(issuer()))
            .put("Subject", Names.of(subject()))
            .put("NotBefore", StringValue.of(notBefore().toString()))
            .put("NotAfter", StringValue.of(notAfter().toString()));
    usages(value);
    names.into(value);
    NameConstraints.of(extensions.nameConstraints())
        .into(value, extensions.hasCriticalNameConstraints());
    policies(value);
    return value;
  }

  private void usages(ObjectValue.Builder value) {
    int path = extensions.longestPath();
    value
        .put("KeyUsage", NumberValue.of(extensions.keyUsage()))
        .put("ExtKeyUsage", Extensions.numbers(extensions.extendedUsages()))
        .put("UnknownExtKeyUsage", oids(extensions.unknownUsages()))
        .put("Extensions", extensions.list())
        .put("ExtraExtensions", NullValue.NULL)
        .put("UnhandledCriticalExtensions", oids(extensions.unhandled()))
        .put("BasicConstraintsValid", BooleanValue.of(extensions.hasBasicConstraints()))
        .put("IsCA", BooleanValue.of(extensions.isAuthority()))
        .put("MaxPathLen", NumberValue.of(path))
        .put("MaxPathLenZero", BooleanValue.of(extensions.hasBasicConstraints() && path == 0))
        .put("SubjectKeyId", GoJson.bytes(extensions.subjectKey()))
        .put("AuthorityKeyId", GoJson.bytes(extensions.authorityKey()))
        .put("OCSPServer", GoJson.texts(extensions.access("1.3.6.1.5.5.7.48.1")))
        .put("IssuingCertificateURL", GoJson.texts(extensions.access("1.3.6.1.5.5.7.48.2")))
        .put("CRLDistributionPoints", GoJson.texts(extensions.revocationLists()));
  }

  private void policies(ObjectValue.Builder value) {
    List<Der> policies = extensions.policies();
    value
        .put("PolicyIdentifiers", oids(policies.stream().map(Der::oid).toList()))
        .put("Policies", GoJson.texts(policies.stream().map(Der::dotted).toList()));
    extensions.policyLimits(value);
  }

  private static Value oids(List<List<Long>> oids) {
    return GoJson.list(oids.stream().map(GoJson::oid).toList());
  }
}
