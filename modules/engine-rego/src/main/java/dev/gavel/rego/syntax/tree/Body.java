package dev.gavel.rego.syntax.tree;

import java.util.Iterator;
import java.util.List;

/** Expressions that must all hold. */
public record Body(List<Expr> expressions) implements Iterable<Expr> {
  public static final Body EMPTY = new Body(List.of());

  public Body {
    expressions = List.copyOf(expressions);
  }

  public static Body of(Expr... expressions) {
    return new Body(List.of(expressions));
  }

  @Override
  public Iterator<Expr> iterator() {
    return expressions.iterator();
  }
}
