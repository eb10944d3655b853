package dev.gavel.experiments.feed;

import dev.gavel.engine.diagnostic.Diagnostic;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with one environment.
 *
 * @param serving what is served; null while there is nothing to serve
 * @param refusal what was published last and cannot be served; null when there is no such thing
 * @param source why the source cannot be reached; null when it can
 * @param disk why the last good snapshot is not kept for the next start; null when it is
 * @param refusals how many were refused since the start
 * @param outages how often the source went away since the start
 */
public record FeedStatus(
    String environment,
    @Nullable Serving serving,
    @Nullable Refusal refusal,
    @Nullable Trouble source,
    @Nullable Trouble disk,
    long refusals,
    long outages) {

  /** Where a snapshot was read from. */
  public enum Origin {
    SOURCE,
    /** It was kept by an earlier run, and the source has not confirmed it. */
    DISK
  }

  /** A snapshot that is served. */
  public record Serving(long version, Origin origin, Instant since) {}

  /**
   * A publication that is refused.
   *
   * @param document the path of what is wrong
   * @param version the version that was to be served; null where version.json itself is wrong
   */
  public record Refusal(
      String document, @Nullable Long version, Instant since, List<Diagnostic> mistakes) {
    public Refusal {
      mistakes = List.copyOf(mistakes);
    }

    Refusal since(Instant first) {
      return new Refusal(document, version, first, mistakes);
    }

    /** The same mistakes at the same places; their wording may hold what changes each time. */
    boolean repeats(Refusal earlier) {
      return document.equals(earlier.document)
          && Objects.equals(version, earlier.version)
          && outline(mistakes).equals(outline(earlier.mistakes));
    }

    private static List<String> outline(List<Diagnostic> mistakes) {
      return mistakes.stream().map(mistake -> mistake.code() + " " + mistake.place()).toList();
    }
  }

  /** Something that does not work, and since when. */
  public record Trouble(Instant since, String reason) {}

  static FeedStatus untried(String environment) {
    return new FeedStatus(environment, null, null, null, null, 0, 0);
  }

  /** Whether anything is not as it should be. */
  public boolean degraded() {
    return serving == null
        || serving.origin() == Origin.DISK
        || refusal != null
        || source != null
        || disk != null;
  }

  FeedStatus serving(Serving now) {
    return new FeedStatus(environment, now, refusal, source, disk, refusals, outages);
  }

  FeedStatus refused(Refusal now) {
    return new FeedStatus(environment, serving, now, source, disk, refusals + 1, outages);
  }

  FeedStatus refusedAgain(Refusal now) {
    return new FeedStatus(environment, serving, now, source, disk, refusals, outages);
  }

  FeedStatus withoutRefusal() {
    return new FeedStatus(environment, serving, null, source, disk, refusals, outages);
  }

  FeedStatus unreachable(Trouble now) {
    return new FeedStatus(environment, serving, refusal, now, disk, refusals, outages + 1);
  }

  FeedStatus stillUnreachable(Trouble now) {
    return new FeedStatus(environment, serving, refusal, now, disk, refusals, outages);
  }

  FeedStatus reached() {
    return new FeedStatus(environment, serving, refusal, null, disk, refusals, outages);
  }

  FeedStatus disk(@Nullable Trouble now) {
    return new FeedStatus(environment, serving, refusal, source, now, refusals, outages);
  }
}
