package dev.gavel.experiments.feed;

import dev.gavel.experiments.Snapshot;

/** Makes a snapshot ready to serve: compiles its rules, prepares its answers. */
@FunctionalInterface
public interface SnapshotPreparer<T> {
  Prepared<T> prepare(String environment, Snapshot snapshot);
}
