package dev.gavel.cli.rego;

/** Named as on the command line. */
public enum TextFormat {
  pretty,
  json
}
