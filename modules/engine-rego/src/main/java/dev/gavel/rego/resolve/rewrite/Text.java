package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.syntax.tree.Term;

final class Text {
  private Text() {}

  static String of(Term term) {
    return term.toString();
  }
}
