package dev.gavel.benchmarks.rego.hand;

import java.util.function.Function;

/** A policy in plain Java: what it reads of the input, and how it answers. */
public record ByHand<I>(Class<I> input, Function<I, ?> answer) {}
