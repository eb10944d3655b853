package dev.gavel.rego.check.graph;

import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Term;

/** Where a variable has its value from. */
sealed interface Origin {

  /** A path in the input. */
  record Input(Ref path) implements Origin {}

  /** What a rule makes. */
  record OtherRule(Ref path) implements Origin {}

  /** One of the values of a constant. */
  record Collection(Term constant) implements Origin {}

  record Builtin(String name) implements Origin {}

  record HeadKey() implements Origin {}

  record HeadArgument() implements Origin {}
}
