package dev.gavel.decider.memory;

/**
 * What an answer is the answer to.
 *
 * @param scope environment, version of the snapshot, engine and rule, with slashes between them:
 *     {@code prod/17/rego/5f1d60ac38b2e913}
 * @param high the first half of the digest of what the rule reads
 * @param low the other half
 */
public record DecisionKey(String scope, long high, long low) {

  /** The digest's halves first: keys of one rule differ there, and nowhere else. */
  @Override
  public boolean equals(Object other) {
    return other instanceof DecisionKey that
        && low == that.low
        && high == that.high
        && scope.equals(that.scope);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(low) ^ scope.hashCode();
  }

  /** The scope, and the digest in 32 hexadecimal digits. */
  @Override
  public String toString() {
    return "%s/%016x%016x".formatted(scope, high, low);
  }

  static DecisionKey parse(String name) {
    int slash = name.lastIndexOf('/');
    return new DecisionKey(
        name.substring(0, slash),
        Long.parseUnsignedLong(name, slash + 1, slash + 17, 16),
        Long.parseUnsignedLong(name, slash + 17, slash + 33, 16));
  }
}
