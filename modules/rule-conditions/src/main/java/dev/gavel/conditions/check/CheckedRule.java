package dev.gavel.conditions.check;

import dev.gavel.engine.diagnostic.Place.Pointer;

/** A rule that makes sense, and where it stands in its document. */
public record CheckedRule(Pointer place, Checked when) {}
