package dev.gavel.cache.redis;

/** Redis did not do what was asked of it. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  Refusal(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** A sentence without secrets. */
  String reason() {
    return reason;
  }
}
