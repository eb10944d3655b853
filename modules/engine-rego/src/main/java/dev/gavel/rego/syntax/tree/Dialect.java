package dev.gavel.rego.syntax.tree;

/** The versions of the language that a module can be written in. */
public enum Dialect {
  V0,
  V1,
  V2
}
