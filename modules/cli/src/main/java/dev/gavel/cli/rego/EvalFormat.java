package dev.gavel.cli.rego;

/** Named as on the command line. */
enum EvalFormat {
  json,
  pretty,
  raw,
  bindings,
  values
}
