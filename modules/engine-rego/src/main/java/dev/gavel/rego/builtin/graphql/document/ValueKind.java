package dev.gavel.rego.builtin.graphql.document;

/** The kinds of values; policies see their numbers. */
public enum ValueKind {
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
