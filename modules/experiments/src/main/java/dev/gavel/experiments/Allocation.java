package dev.gavel.experiments;

/** The buckets {@code from} to {@code to}, both inclusive, see this variant. */
public record Allocation(Variant variant, int from, int to) {}
