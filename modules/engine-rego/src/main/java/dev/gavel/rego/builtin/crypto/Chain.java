package dev.gavel.rego.builtin.crypto;

import dev.gavel.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a chain from a certificate to the root that is trusted, as Go's {@code Verify} does: names
 * and signatures fit, all are valid at the moment, authorities may sign, and the use is allowed.
 */
final class Chain {
  private static final int CERTIFICATE_SIGN = 1 << 5;
  private static final int ANY_USE = 0;
  private static final int MOST_SIGNATURES = 100;

  /** What the leaf must fit; an empty host fits all. */
  record Wanted(String host, Instant moment, Set<Integer> uses) {}

  private final Certificate root;
  private final List<Certificate> intermediates;
  private final Wanted wanted;
  private int signatures;

  private Chain(Certificate root, List<Certificate> intermediates, Wanted wanted) {
    this.root = root;
    this.intermediates = intermediates;
    this.wanted = wanted;
  }

  /** The chain, leaf first; null when there is none. The root comes first, the leaf last. */
  static @Nullable List<Certificate> verify(List<Certificate> given, Wanted wanted) {
    if (given.size() < 2) {
      return null;
    }
    Certificate leaf = given.getLast();
    if (!leaf.extensions().unhandled().isEmpty()
        || !inTime(leaf, wanted.moment())
        || !HostNames.fits(leaf.names(), wanted.host())) {
      return null;
    }
    Chain search = new Chain(given.getFirst(), given.subList(1, given.size() - 1), wanted);
    return same(leaf, search.root) ? search.allowed(List.of(leaf)) : search.extend(List.of(leaf));
  }

  private @Nullable List<Certificate> extend(List<Certificate> chain) {
    Certificate child = chain.getLast();
    if (signed(child, root, chain.size() - 1)) {
      List<Certificate> found = allowed(append(chain, root));
      if (found != null) {
        return found;
      }
    }
    for (Certificate candidate : intermediates) {
      if (chain.stream().noneMatch(seen -> same(seen, candidate))
          && signed(child, candidate, chain.size() - 1)) {
        List<Certificate> found = extend(append(chain, candidate));
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static List<Certificate> append(List<Certificate> chain, Certificate next) {
    List<Certificate> longer = new ArrayList<>(chain);
    longer.add(next);
    return longer;
  }

  private boolean signed(Certificate child, Certificate parent, int authoritiesBelow) {
    if (!Arrays.equals(child.issuer().whole(), parent.subject().whole())
        || !mayBeParent(parent, authoritiesBelow)
        || ++signatures > MOST_SIGNATURES) {
      return false;
    }
    int algorithm = SignatureAlgorithm.number(child.signatureAlgorithm());
    return !SignatureAlgorithm.isBroken(algorithm)
        && Signatures.verify(
            algorithm,
            PublicKeys.read(parent.keyInfo().whole()),
            child.signedBytes(),
            child.signature());
  }

  private boolean mayBeParent(Certificate parent, int authoritiesBelow) {
    Extensions extensions = parent.extensions();
    int path = extensions.longestPath();
    boolean authority =
        parent.version() < 3 || (extensions.hasBasicConstraints() && extensions.isAuthority());
    boolean signs = extensions.keyUsage() == 0 || (extensions.keyUsage() & CERTIFICATE_SIGN) != 0;
    boolean shortEnough = !extensions.hasBasicConstraints() || path < 0 || authoritiesBelow <= path;
    return authority
        && signs
        && shortEnough
        && extensions.unhandled().isEmpty()
        && inTime(parent, wanted.moment());
  }

  /** What all certificates of a chain must allow together. */
  private @Nullable List<Certificate> allowed(List<Certificate> chain) {
    boolean used =
        wanted.uses().contains(ANY_USE)
            || wanted.uses().stream()
                .anyMatch(use -> chain.stream().allMatch(link -> allows(link, use)));
    boolean named = true;
    for (int i = 1; i < chain.size() && named; i++) {
      NameConstraints constraints = NameConstraints.of(chain.get(i).extensions().nameConstraints());
      named =
          constraints.isEmpty()
              || chain.subList(0, i).stream()
                  .filter(link -> link.extensions().hasAlternativeNames())
                  .allMatch(link -> constraints.allow(link.names()));
    }
    return used && named ? chain : null;
  }

  private static boolean allows(Certificate link, int use) {
    List<Integer> uses = link.extensions().extendedUsages();
    boolean unlimited = uses.isEmpty() && link.extensions().unknownUsages().isEmpty();
    return unlimited || uses.contains(ANY_USE) || uses.contains(use);
  }

  private static boolean inTime(Certificate certificate, Instant moment) {
    return !moment.isBefore(certificate.notBefore()) && !moment.isAfter(certificate.notAfter());
  }

  private static boolean same(Certificate a, Certificate b) {
    return Arrays.equals(a.encoded(), b.encoded());
  }

  static List<Value> json(List<Certificate> chain, boolean extended) {
    return chain.stream().map(link -> extended ? link.toValue() : link.plain()).toList();
  }
}
