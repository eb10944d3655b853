package dev.gavel.rego.run;

import dev.gavel.rego.diagnostic.Location;

/** A rule has two values; the call it happens in says which, see {@link Disagreement}. */
final class DisagreementException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Location at;

  DisagreementException(Location at) {
    super("conflicting values", null, false, false);
    this.at = at;
  }

  Location at() {
    return at;
  }
}
