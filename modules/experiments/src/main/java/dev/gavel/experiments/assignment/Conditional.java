package dev.gavel.experiments.assignment;

/** It depends on whether the user is eligible. */
public record Conditional(Placement ifEligible, Placement ifNot) implements Draw {}
