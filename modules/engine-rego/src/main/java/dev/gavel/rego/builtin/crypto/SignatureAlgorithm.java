package dev.gavel.rego.builtin.crypto;

import java.util.Map;

/** The numbers that Go gives to signature algorithms. */
final class SignatureAlgorithm {
  private static final String PSS = "1.2.840.113549.1.1.10";
  private static final Map<String, Integer> BY_OID =
      Map.ofEntries(
          Map.entry("1.2.840.113549.1.1.4", 2),
          Map.entry("1.2.840.113549.1.1.5", 3),
          Map.entry("1.3.14.3.2.29", 3),
          Map.entry("1.2.840.113549.1.1.11", 4),
          Map.entry("1.2.840.113549.1.1.12", 5),
          Map.entry("1.2.840.113549.1.1.13", 6),
          Map.entry("1.2.840.10040.4.3", 7),
          Map.entry("2.16.840.1.101.3.4.3.2", 8),
          Map.entry("1.2.840.10045.4.1", 9),
          Map.entry("1.2.840.10045.4.3.2", 10),
          Map.entry("1.2.840.10045.4.3.3", 11),
          Map.entry("1.2.840.10045.4.3.4", 12),
          Map.entry("1.3.101.112", 16));
  private static final Map<String, Integer> PSS_BY_DIGEST =
      Map.of(
          "2.16.840.1.101.3.4.2.1", 13, "2.16.840.1.101.3.4.2.2", 14, "2.16.840.1.101.3.4.2.3", 15);
  private static final int STRONGEST_BROKEN = 3;
  private static final int ECDSA_SHA1 = 9;
  private static final int FIRST_PSS = 13;

  private SignatureAlgorithm() {}

  static int number(Der identifier) {
    String oid = identifier.child(0).dotted();
    if (!oid.equals(PSS) || identifier.children().size() < 2) {
      return BY_OID.getOrDefault(oid, 0);
    }
    Der digest = null;
    Der mask = null;
    int salt = 0;
    for (Der parameter : identifier.child(1).children()) {
      switch (parameter.contextNumber()) {
        case 0 -> digest = parameter.child(0).child(0);
        case 1 -> mask = parameter.child(0).child(1).child(0);
        case 2 -> salt = parameter.child(0).integer().intValue();
        default -> {} // the trailer has one form only
      }
    }
    if (digest == null || mask == null || !digest.dotted().equals(mask.dotted())) {
      return 0;
    }
    int number = PSS_BY_DIGEST.getOrDefault(digest.dotted(), 0);
    return number > 0 && salt == saltOf(number) ? number : 0;
  }

  /** As long as the digest is; Go knows no others. */
  private static int saltOf(int number) {
    return 32 + 16 * (number - FIRST_PSS);
  }

  /** Whether Go refuses it, since MD5 and SHA-1 can be forged. */
  static boolean isBroken(int number) {
    return number <= STRONGEST_BROKEN || number == ECDSA_SHA1;
  }
}
