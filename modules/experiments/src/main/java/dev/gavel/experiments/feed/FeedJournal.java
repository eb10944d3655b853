package dev.gavel.experiments.feed;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.experiments.feed.FeedStatus.Origin;
import dev.gavel.experiments.feed.FeedStatus.Refusal;
import dev.gavel.experiments.feed.FeedStatus.Serving;
import dev.gavel.experiments.feed.FeedStatus.Trouble;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is told of a feed: its status, and one line in the log for each change of it. Written to by
 * one thread at a time, read by any.
 */
final class FeedJournal {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFeed.class);

  private final String environment;
  private final InstantSource clock;
  private volatile FeedStatus status;
  private @Nullable Long warnedOf;

  FeedJournal(String environment, InstantSource clock) {
    this.environment = environment;
    this.clock = clock;
    this.status = FeedStatus.untried(environment);
  }

  FeedStatus status() {
    return status;
  }

  void serves(Candidate<?> candidate, Origin origin, String from) {
    Serving before = status.serving();
    FeedStatus cleared = origin == Origin.SOURCE ? status.withoutRefusal() : status;
    status = cleared.serving(new Serving(candidate.version(), origin, clock.instant()));
    if (before == null) {
      LOG.info("{}: serving version {} of {}", environment, candidate.version(), from);
    } else {
      LOG.info(
          "{}: serving version {} of {} in place of version {}",
          environment,
          candidate.version(),
          from,
          before.version());
    }
    warn(candidate);
  }

  private void warn(Candidate<?> candidate) {
    if (!candidate.warnings().isEmpty() && !Long.valueOf(candidate.version()).equals(warnedOf)) {
      warnedOf = candidate.version();
      LOG.warn(
          "{}: version {} holds what has no effect:{}",
          environment,
          candidate.version(),
          lines(candidate.warnings()));
    }
  }

  /** What is published is what is served. */
  void settled() {
    if (status.refusal() != null) {
      status = status.withoutRefusal();
      LOG.info("{}: what was refused is no longer published", environment);
    }
  }

  void refused(@Nullable Long version, RefusedException refused) {
    Refusal before = status.refusal();
    Refusal now = new Refusal(refused.document(), version, clock.instant(), refused.mistakes());
    if (before != null && now.repeats(before)) {
      status = status.refusedAgain(now.since(before.since()));
      return;
    }
    status = status.refused(now);
    Serving serving = status.serving();
    LOG.error(
        "{}: {} is refused, {}:{}",
        environment,
        refused.document(),
        serving == null
            ? "and there is nothing to serve"
            : "version %d is served on".formatted(serving.version()),
        lines(refused.mistakes()));
  }

  void unreachable(String reason) {
    Trouble before = status.source();
    if (before != null) {
      status = status.stillUnreachable(new Trouble(before.since(), reason));
      return;
    }
    status = status.unreachable(new Trouble(clock.instant(), reason));
    LOG.warn("{}: {}", environment, reason);
  }

  void reached() {
    Trouble before = status.source();
    if (before != null) {
      status = status.reached();
      LOG.info(
          "{}: the source answers again, after it was away since {}", environment, before.since());
    }
  }

  void notKept(String reason) {
    Trouble before = status.disk();
    Instant since = before == null ? clock.instant() : before.since();
    status = status.disk(new Trouble(since, reason));
    if (before == null) {
      LOG.warn("{}: {}", environment, reason);
    }
  }

  void kept() {
    if (status.disk() != null) {
      status = status.disk(null);
      LOG.info("{}: the last good snapshot is kept on disk again", environment);
    }
  }

  private static String lines(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(line -> "\n  " + line).collect(Collectors.joining());
  }
}
