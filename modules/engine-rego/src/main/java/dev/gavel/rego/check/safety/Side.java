package dev.gavel.rego.check.safety;

/** The parts of a tree that a search for variables leaves out. */
enum Side {
  /** The first part of a reference. */
  REFERENCE_HEADS,
  /** The first part of a called function's name, and of what {@code with} names. */
  FUNCTION_HEADS,
  OBJECT_KEYS,
  /** What has a body of its own; of {@code every}, only the domain is looked at. */
  CLOSURES,
  SETS
}
