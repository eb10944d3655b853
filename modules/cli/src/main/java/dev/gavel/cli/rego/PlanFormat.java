package dev.gavel.cli.rego;

/** Named as on the command line. */
public enum PlanFormat {
  pretty,
  json,
  optimised,
  code
}
