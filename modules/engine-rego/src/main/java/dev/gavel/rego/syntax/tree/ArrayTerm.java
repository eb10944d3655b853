package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;
import java.util.List;

/** An array written out. */
public record ArrayTerm(Location at, List<Term> items) implements Term {
  public ArrayTerm {
    items = List.copyOf(items);
  }
}
