package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;
import java.util.List;

/** An object written out, its entries in their order. */
public record ObjectTerm(Location at, List<Entry> entries) implements Term {
  public ObjectTerm {
    entries = List.copyOf(entries);
  }

  public record Entry(Term key, Term value) {}
}
