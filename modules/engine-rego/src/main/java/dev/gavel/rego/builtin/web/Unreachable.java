package dev.gavel.rego.builtin.web;

/**
 * A host did not answer as it should. The message names the request without what may be secret in
 * it: who asks, and the query.
 */
final class Unreachable extends Exception {
  private static final long serialVersionUID = 1;

  Unreachable(String message) {
    super(message, null, false, false);
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
