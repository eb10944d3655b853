package dev.gavel.rego;

/** Policies compiled from Rego. */
public final class Rego {
  private Rego() {}
}
