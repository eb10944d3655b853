package dev.gavel.experiments.source;

import java.net.URI;
import java.util.Set;

/** Opens the places of some URI schemes; found by {@link java.util.ServiceLoader}. */
public interface SnapshotSourceProvider {

  /** In lower case. */
  Set<String> schemes();

  /**
   * The place that an address stands for. Does not look whether anything is there yet.
   *
   * @throws IllegalArgumentException when the address cannot be one of this scheme
   */
  SnapshotSource open(URI base);
}
