package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;
import java.util.List;

/** A function called for its value; infix operators are calls too. */
public record Call(Location at, Ref function, List<Term> arguments) implements Term {
  public Call {
    arguments = List.copyOf(arguments);
  }
}
