package dev.gavel.cache.redis.link;

/** Redis did not do what was asked of it. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  public Refusal(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** A sentence without secrets. */
  public String reason() {
    return reason;
  }
}
