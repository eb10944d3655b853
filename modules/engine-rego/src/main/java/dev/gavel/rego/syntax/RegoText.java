package dev.gavel.rego.syntax;

import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Term;

/** Stub. */
public final class RegoText {
  private RegoText() {}

  public static String of(Term term) {
    return term.toString();
  }

  public static String of(dev.gavel.rego.syntax.tree.RegoModule m) {
    return m.toString();
  }

  public static String of(Body body) {
    return body.toString();
  }
}
