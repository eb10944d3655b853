package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;
import java.util.List;

/**
 * A path into a document: {@code data.roles[x].name}. The first part is mostly a variable, but may
 * be any term: {@code [1, 2][i]}, {@code f(x).a}. A part after a dot is a string.
 */
public record Ref(Location at, List<Term> parts) implements Term {
  public Ref {
    parts = List.copyOf(parts);
  }

  public Term head() {
    return parts.getFirst();
  }
}
