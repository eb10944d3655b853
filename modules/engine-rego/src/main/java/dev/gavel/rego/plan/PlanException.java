package dev.gavel.rego.plan;

/** A plan that cannot be run: it is no plan, or it is not sound. */
public final class PlanException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public PlanException(String message) {
    super(message, null, false, false);
  }
}
