package dev.gavel.rego.load;

import dev.gavel.rego.diagnostic.LoadException;

/**
 * How much may be loaded. It is counted after unpacking, so that a small bundle that unpacks to
 * something huge is refused while it unpacks.
 */
final class Allowance {
  static final long MOST_BYTES = 1L << 30;
  static final int MOST_FILES = 100_000;

  private long bytes;
  private int files;

  void file(String name) {
    if (++files > MOST_FILES) {
      throw new LoadException(name + ": there are more than %,d files".formatted(MOST_FILES));
    }
  }

  void bytes(String name, long count) {
    bytes += count;
    if (bytes > MOST_BYTES) {
      throw new LoadException(
          name + ": there are more than %,d bytes in all".formatted(MOST_BYTES));
    }
  }
}
