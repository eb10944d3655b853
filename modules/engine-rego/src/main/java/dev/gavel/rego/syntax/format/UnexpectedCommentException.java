package dev.gavel.rego.syntax.format;

/** A comment stands where the layout has no place for it; what holds it is written as it was. */
final class UnexpectedCommentException extends Exception {
  private static final long serialVersionUID = 1;

  UnexpectedCommentException() {
    super("a comment in an unexpected place", null, false, false);
  }
}
