package dev.gavel.engine.diagnostic;

public enum Severity {
  /** The document is refused. */
  ERROR,
  /** The document is taken; somebody may want to know. */
  WARNING
}
