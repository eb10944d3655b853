package dev.gavel.rego.builtin.crypto;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a certificate says beyond its names and key. */
final class Extensions {
  /** Where all extensions begin whose content is read here; that of others may be anything. */
  private static final String STANDARD = "2.5.29.";

  private static final String ACCESS = "1.3.6.1.5.5.7.1.1";
  private static final List<String> USAGES =
      List.of(
          "2.5.29.37.0",
          "1.3.6.1.5.5.7.3.1",
          "1.3.6.1.5.5.7.3.2",
          "1.3.6.1.5.5.7.3.3",
          "1.3.6.1.5.5.7.3.4",
          "1.3.6.1.5.5.7.3.5",
          "1.3.6.1.5.5.7.3.6",
          "1.3.6.1.5.5.7.3.7",
          "1.3.6.1.5.5.7.3.8",
          "1.3.6.1.5.5.7.3.9",
          "1.3.6.1.4.1.311.10.3.3",
          "2.16.840.1.113730.4.1",
          "1.3.6.1.4.1.311.2.1.22",
          "1.3.6.1.4.1.311.61.1.1");
  private static final Set<String> UNDERSTOOD =
      Set.of(
          "2.5.29.14",
          "2.5.29.15",
          "2.5.29.17",
          "2.5.29.19",
          "2.5.29.30",
          "2.5.29.31",
          "2.5.29.32",
          "2.5.29.33",
          "2.5.29.35",
          "2.5.29.36",
          "2.5.29.37",
          "2.5.29.54",
          "1.3.6.1.5.5.7.1.1");
  private static final BigInteger UNSAID = BigInteger.ONE.negate();

  private final List<Der> all;
  private final Map<String, Der> content = new LinkedHashMap<>();

  /** Takes the sequence of extensions; null where there are none. */
  Extensions(@Nullable Der sequence) {
    this.all = sequence == null ? List.of() : sequence.children();
    for (Der extension : all) {
      String id = extension.child(0).dotted();
      if (id.startsWith(STANDARD) || id.equals(ACCESS)) {
        content.put(id, Der.read(value(extension).content()));
      }
    }
  }

  private static Der value(Der extension) {
    return extension.children().getLast().expect(Der.OCTET_STRING);
  }

  private static boolean critical(Der extension) {
    return extension.child(1).is(Der.BOOLEAN) && extension.child(1).truth();
  }

  Value list() {
    return GoJson.list(
        all.stream()
            .map(
                extension ->
                    ObjectValue.builder()
                        .put("Id", GoJson.oid(extension.child(0).oid()))
                        .put("Critical", BooleanValue.of(critical(extension)))
                        .put("Value", GoJson.bytes(value(extension).content()))
                        .build())
            .toList());
  }

  List<List<Long>> unhandled() {
    return all.stream()
        .filter(Extensions::critical)
        .map(extension -> extension.child(0))
        .filter(id -> !UNDERSTOOD.contains(id.dotted()))
        .map(Der::oid)
        .toList();
  }

  AlternativeNames alternativeNames() {
    Der names = content.get("2.5.29.17");
    return AlternativeNames.of(names == null ? List.of() : names.children());
  }

  boolean hasAlternativeNames() {
    return content.containsKey("2.5.29.17");
  }

  boolean hasCriticalNameConstraints() {
    return all.stream().anyMatch(one -> one.child(0).dotted().equals("2.5.29.30") && critical(one));
  }

  @Nullable Der nameConstraints() {
    return content.get("2.5.29.30");
  }

  int keyUsage() {
    Der bits = content.get("2.5.29.15");
    int usage = 0;
    byte[] bytes = bits == null ? new byte[0] : bits.bits();
    for (int i = 0; i < Math.min(9, bytes.length * 8); i++) {
      if (((bytes[i / 8] >> (7 - i % 8)) & 1) == 1) {
        usage |= 1 << i;
      }
    }
    return usage;
  }

  List<Integer> extendedUsages() {
    return usages().stream()
        .map(Der::dotted)
        .filter(USAGES::contains)
        .map(USAGES::indexOf)
        .toList();
  }

  List<List<Long>> unknownUsages() {
    return usages().stream()
        .filter(usage -> !USAGES.contains(usage.dotted()))
        .map(Der::oid)
        .toList();
  }

  private List<Der> usages() {
    Der usages = content.get("2.5.29.37");
    return usages == null ? List.of() : usages.children();
  }

  boolean hasBasicConstraints() {
    return content.containsKey("2.5.29.19");
  }

  boolean isAuthority() {
    Der constraints = content.get("2.5.29.19");
    return constraints != null
        && constraints.children().stream().anyMatch(part -> part.is(Der.BOOLEAN) && part.truth());
  }

  /** How many authorities may follow: minus one for any number, zero also where nothing is said. */
  int longestPath() {
    Der constraints = content.get("2.5.29.19");
    if (constraints == null) {
      return 0;
    }
    return constraints.children().stream()
        .filter(part -> part.is(Der.INTEGER))
        .map(Der::integer)
        .findFirst()
        .orElse(UNSAID)
        .intValue();
  }

  byte @Nullable [] subjectKey() {
    Der id = content.get("2.5.29.14");
    return id == null ? null : id.content();
  }

  byte @Nullable [] authorityKey() {
    Der id = content.get("2.5.29.35");
    if (id == null) {
      return null;
    }
    return id.children().stream()
        .filter(part -> part.isContext(0))
        .map(Der::content)
        .findFirst()
        .orElse(null);
  }

  List<String> access(String method) {
    Der access = content.get("1.3.6.1.5.5.7.1.1");
    List<Der> places = access == null ? List.of() : access.children();
    return places.stream()
        .filter(place -> place.child(0).dotted().equals(method) && place.child(1).isContext(6))
        .map(place -> place.child(1).text())
        .toList();
  }

  List<String> revocationLists() {
    List<String> places = new ArrayList<>();
    Der points = content.get("2.5.29.31");
    for (Der point : points == null ? List.<Der>of() : points.children()) {
      for (Der part : point.children()) {
        if (part.isContext(0) && !part.children().isEmpty() && part.child(0).isContext(0)) {
          part.child(0).children().stream()
              .filter(name -> name.isContext(6))
              .forEach(name -> places.add(name.text()));
        }
      }
    }
    return places;
  }

  List<Der> policies() {
    Der policies = content.get("2.5.29.32");
    return policies == null
        ? List.of()
        : policies.children().stream().map(policy -> policy.child(0)).toList();
  }

  /** A count that policies are limited by, as Go shows it: the number, and whether it is zero. */
  void policyLimits(ObjectValue.Builder value) {
    Der limits = content.get("2.5.29.36");
    Der any = content.get("2.5.29.54");
    policyLimit(value, "RequireExplicitPolicy", part(limits, 0));
    policyLimit(value, "InhibitPolicyMapping", part(limits, 1));
    policyLimit(value, "InhibitAnyPolicy", any == null ? UNSAID : any.integer());
    value.put("PolicyMappings", policyMappings());
  }

  private static BigInteger part(@Nullable Der limits, int number) {
    return limits == null
        ? UNSAID
        : limits.children().stream()
            .filter(part -> part.isContext(number))
            .map(part -> new BigInteger(part.content()))
            .findFirst()
            .orElse(UNSAID);
  }

  private static void policyLimit(ObjectValue.Builder value, String name, BigInteger limit) {
    value.put(name, GoJson.number(limit.max(BigInteger.ZERO)));
    value.put(name + "Zero", BooleanValue.of(limit.signum() == 0));
  }

  private Value policyMappings() {
    Der mappings = content.get("2.5.29.33");
    return mappings == null
        ? NullValue.NULL
        : GoJson.list(
            mappings.children().stream()
                .map(
                    pair ->
                        ObjectValue.builder()
                            .put("IssuerDomainPolicy", StringValue.of(pair.child(0).dotted()))
                            .put("SubjectDomainPolicy", StringValue.of(pair.child(1).dotted()))
                            .build())
                .toList());
  }

  static Value numbers(List<Integer> numbers) {
    return GoJson.list(numbers.stream().map(NumberValue::of).toList());
  }
}
