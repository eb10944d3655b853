package dev.gavel.rego.builtin.graphql;

/** The kinds of values; policies see their numbers. */
enum ValueKind {
  VARIABLE,
  INT,
  FLOAT,
  STRING,
  BLOCK,
  BOOLEAN,
  NULL,
  ENUM,
  LIST,
  OBJECT
}
