package dev.gavel.rego.evaluation;

/** A caller's wish to stop an evaluation, from any thread. */
public final class Cancellation {
  private volatile boolean requested;

  public Cancellation() {}

  public void request() {
    requested = true;
  }

  public boolean isRequested() {
    return requested;
  }
}
