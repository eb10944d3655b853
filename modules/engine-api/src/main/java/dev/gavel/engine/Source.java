package dev.gavel.engine;

import dev.gavel.engine.rule.RuleSet;

/** What an engine can be given to compile. */
public sealed interface Source {

  /** A list of rules about attributes. */
  record Rules(RuleSet rules) implements Source {}
}
