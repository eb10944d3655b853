package dev.gavel.rego.builtin.crypto;

import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request for a certificate, as Go's {@code x509.CertificateRequest}. */
final class CertificateRequest {
  private static final String WANTED_EXTENSIONS = "1.2.840.113549.1.9.14";

  private CertificateRequest() {}

  static Value read(byte[] bytes) {
    if (bytes.length > 1 && bytes[0] != Der.SEQUENCE) {
      throw Der.malformed("tags don't match");
    }
    Der whole = Der.read(bytes).expect(Der.SEQUENCE);
    Der signed = whole.child(0).expect(Der.SEQUENCE);
    Der subject = signed.child(1);
    Der key = signed.child(2);
    List<Der> attributes =
        signed.children().stream()
            .filter(part -> part.isContext(0))
            .findFirst()
            .map(Der::children)
            .orElse(List.of());
    Extensions extensions = new Extensions(wanted(attributes));
    ObjectValue.Builder value =
        ObjectValue.builder()
            .put("Raw", GoJson.bytes(whole.whole()))
            .put("RawTBSCertificateRequest", GoJson.bytes(signed.whole()))
            .put("RawSubjectPublicKeyInfo", GoJson.bytes(key.whole()))
            .put("RawSubject", GoJson.bytes(subject.whole()))
            .put("Version", GoJson.number(signed.child(0).integer()))
            .put("Signature", GoJson.bytes(whole.child(2).bits()))
            .put("SignatureAlgorithm", NumberValue.of(SignatureAlgorithm.number(whole.child(1))))
            .put("PublicKeyAlgorithm", NumberValue.of(PublicKeys.kind(key)))
            .put("PublicKey", PublicKeys.json(key))
            .put("Subject", Names.of(subject))
            .put("Attributes", attributes(attributes))
            .put("Extensions", extensions.list())
            .put("ExtraExtensions", NullValue.NULL);
    extensions.alternativeNames().into(value);
    return value.build();
  }

  private static @Nullable Der wanted(List<Der> attributes) {
    return attributes.stream()
        .filter(attribute -> attribute.child(0).dotted().equals(WANTED_EXTENSIONS))
        .findFirst()
        .map(attribute -> attribute.child(1).child(0))
        .orElse(null);
  }

  /** Only attributes whose values are lists of typed texts have a form in Go's JSON. */
  private static Value attributes(List<Der> attributes) {
    List<Value> shown = new ArrayList<>();
    for (Der attribute : attributes) {
      List<Value> sets = new ArrayList<>();
      for (Der set : attribute.child(1).children()) {
        if (set.is(Der.SEQUENCE)) {
          sets.add(
              GoJson.list(set.children().stream().map(CertificateRequest::typedValue).toList()));
        }
      }
      if (!sets.isEmpty()) {
        shown.add(
            ObjectValue.builder()
                .put("Type", GoJson.oid(attribute.child(0).oid()))
                .put("Value", GoJson.list(sets))
                .build());
      }
    }
    return GoJson.list(shown);
  }

  private static Value typedValue(Der pair) {
    return ObjectValue.builder()
        .put("Type", GoJson.oid(pair.child(0).oid()))
        .put("Value", GoJson.bytes(pair.children().getLast().content()))
        .build();
  }
}
