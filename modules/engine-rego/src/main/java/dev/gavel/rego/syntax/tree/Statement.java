package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an expression says. */
public sealed interface Statement {

  /** A term that must be defined and not false. */
  record Holds(Term term) implements Statement {}

  /** A function called; infix operators, {@code =} and {@code :=} among them, are calls. */
  record Calls(Ref function, List<Term> arguments) implements Statement {
    public Calls {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code some x, y}, or {@code some k, v in xs}, which is one symbol: a call of member. */
  record Some(Location at, List<Term> symbols) implements Statement {
    public Some {
      symbols = List.copyOf(symbols);
    }
  }

  record Every(Location at, @Nullable Term key, Term value, Term domain, Body body)
      implements Statement {}

  /** {@code not}, as {@code future.keywords.not} has it; explicit when written in braces. */
  record Not(Location at, Body body, boolean explicit) implements Statement {}

  record And(Location at, Body left, Body right, boolean explicitLeft, boolean explicitRight)
      implements Statement {}

  record Or(Location at, Body left, Body right, boolean explicitLeft, boolean explicitRight)
      implements Statement {}
}
