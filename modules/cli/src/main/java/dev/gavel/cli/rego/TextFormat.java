package dev.gavel.cli.rego;

/** Named as on the command line. */
enum TextFormat {
  pretty,
  json
}
