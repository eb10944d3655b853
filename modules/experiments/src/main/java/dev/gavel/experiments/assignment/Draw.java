package dev.gavel.experiments.assignment;

/** What a user drew in an experiment, before anyone asked whether the user is eligible. */
public sealed interface Draw permits Placement, Conditional {}
