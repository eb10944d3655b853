package dev.gavel.engine.rule;

import dev.gavel.engine.diagnostic.Place.Pointer;

/** One rule of a list: whoever its tree is true of is let in. */
public record Rule(Pointer place, RuleNode when) {}
