package dev.gavel.cache.redis;

import java.util.Locale;

/** What goes wrong without a caller noticing. */
enum Trouble {
  /** An answer that was not there in time. */
  TIMEOUT,
  /** An answer that was an error, or none since the connection broke. */
  ERROR,
  /** A read that was not tried: Redis is away, or an invalidation has yet to reach it. */
  SKIPPED,
  /** A value or a message that is not what was written. */
  CORRUPT,
  /** A write that was not tried, since too many were under way. */
  DROPPED_WRITES,
  /** A write that Redis did not take, being full. */
  WRITE_REFUSED,
  /** A key whose name is too long to be kept, or no text. */
  UNNAMEABLE,
  /** A value that the codec failed to write or read. */
  CODEC_FAILED,
  /** A load that waited for another process to load the same. */
  LEASE_WAITS,
  /** So many invalidations were waiting that they became one of everything. */
  OVERFLOWS,
  /** Invalidations of others were missed, so the cache in front forgot everything. */
  MISSED_MESSAGES;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
