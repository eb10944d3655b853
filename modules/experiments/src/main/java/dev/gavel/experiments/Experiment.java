package dev.gavel.experiments;

import dev.gavel.engine.diagnostic.Place.Pointer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One experiment: who is in it, and which part of them sees what.
 *
 * @param place where it stands in the snapshot, for messages
 * @param line the salt of the bucket line it draws from: its own, or its layer's
 * @param layer the experiments of one layer share a line, so that a user is in at most one of them;
 *     null when it has a line of its own
 * @param holdout how many of the 10,000 buckets of the holdout line are kept out of everything here
 * @param overrides variants forced on users, by user key
 * @param start the first moment it runs; null when it has always run
 * @param end the first moment it no longer runs; null when it runs on
 * @param fallback what those see who are not eligible; null for nothing
 */
public record Experiment(
    Pointer place,
    String key,
    String id,
    String line,
    boolean enabled,
    List<Variant> variants,
    List<Allocation> allocations,
    Eligibility eligibility,
    @Nullable String layer,
    int holdout,
    Map<String, Variant> overrides,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable Variant fallback,
    Set<String> tags) {

  public Experiment {
    variants = List.copyOf(variants);
    allocations = List.copyOf(allocations);
    overrides = Map.copyOf(overrides);
    tags = Set.copyOf(tags);
  }

  public boolean runsAt(Instant moment) {
    return enabled
        && (start == null || !moment.isBefore(start))
        && (end == null || moment.isBefore(end));
  }

  /** The same, with its layer's holdout. */
  Experiment withHoldout(int buckets) {
    return new Experiment(
        place,
        key,
        id,
        line,
        enabled,
        variants,
        allocations,
        eligibility,
        layer,
        buckets,
        overrides,
        start,
        end,
        fallback,
        tags);
  }
}
