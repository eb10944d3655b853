package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;
import java.util.List;

/** A set written out; {@code set()} when empty. */
public record SetTerm(Location at, List<Term> items) implements Term {
  public SetTerm {
    items = List.copyOf(items);
  }
}
