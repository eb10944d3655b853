package dev.gavel.experiments.feed;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an environment is kept current.
 *
 * @param interval how long from one look at the source to the next, give or take a tenth
 * @param stateDirectory where the last good snapshot is kept for the next start; null to keep none
 */
public record FeedSettings(Duration interval, @Nullable Path stateDirectory) {
  public static final FeedSettings DEFAULT = new FeedSettings(Duration.ofSeconds(5), null);

  public FeedSettings {
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("the poll interval must be longer than " + interval);
    }
  }

  public FeedSettings withInterval(Duration interval) {
    return new FeedSettings(interval, stateDirectory);
  }

  public FeedSettings withStateDirectory(Path stateDirectory) {
    return new FeedSettings(interval, stateDirectory);
  }
}
