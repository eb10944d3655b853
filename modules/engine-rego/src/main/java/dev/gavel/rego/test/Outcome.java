package dev.gavel.rego.test;

/** How a test came out. */
public enum Outcome {
  PASSED,
  /** It is undefined, or anything but true, or one of its cases is. */
  FAILED,
  /** Its evaluation broke off. */
  ERROR,
  /** It is still to be done: its name begins with {@code todo_test_}. */
  SKIPPED
}
