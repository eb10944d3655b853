package dev.gavel.server.endpoint;

import dev.gavel.cache.SharedStore;
import dev.gavel.cache.StoreHealth.Down;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.experiments.feed.FeedStatus;
import dev.gavel.experiments.feed.FeedStatus.Origin;
import dev.gavel.experiments.feed.FeedStatus.Refusal;
import dev.gavel.experiments.feed.FeedStatus.Serving;
import dev.gavel.experiments.feed.FeedStatus.Trouble;
import dev.gavel.experiments.feed.SnapshotFeed;
import dev.gavel.server.cache.Caches;
import dev.gavel.server.http.Call;
import dev.gavel.server.http.Problem;
import dev.gavel.server.http.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How it stands: {@code /health} with what is degraded and since when, and {@code /ready}. */
public final class HealthEndpoints {
  private final List<? extends SnapshotFeed<?>> feeds;
  private final Caches caches;

  public HealthEndpoints(List<? extends SnapshotFeed<?>> feeds, Caches caches) {
    this.feeds = List.copyOf(feeds);
    this.caches = caches;
  }

  /** Always 200: what is degraded still serves. */
  public Reply health(Call call) {
    ObjectValue.Builder versions = ObjectValue.builder();
    List<Value> degraded = new ArrayList<>();
    for (SnapshotFeed<?> feed : feeds) {
      FeedStatus status = feed.status();
      Serving serving = status.serving();
      versions.put(status.environment(), Value.of(serving == null ? null : serving.version()));
      degraded.addAll(degraded(status));
    }
    SharedStore store = caches.store();
    if (store != null && store.health() instanceof Down(Instant since, String reason)) {
      degraded.add(entry(null, "cache_store_down", since, reason));
    }
    return Reply.json(
        200,
        ObjectValue.builder()
            .put("status", StringValue.of(degraded.isEmpty() ? "ok" : "degraded"))
            .put("config_versions", versions.build())
            .put("degraded", ArrayValue.of(degraded))
            .build());
  }

  public Reply ready(Call call) {
    List<String> untried =
        feeds.stream().filter(feed -> !feed.tried()).map(SnapshotFeed::environment).toList();
    return untried.isEmpty()
        ? Reply.json(200, ObjectValue.builder().put("status", StringValue.of("ready")).build())
        : Problem.of(503, "not_ready", "not tried yet: " + String.join(", ", untried)).reply();
  }

  private static List<Value> degraded(FeedStatus status) {
    List<Value> found = new ArrayList<>();
    String environment = status.environment();
    Serving serving = status.serving();
    if (serving == null) {
      found.add(entry(environment, "no_config", null, "nothing was loaded yet"));
    } else if (serving.origin() == Origin.DISK) {
      found.add(entry(environment, "served_from_disk", serving.since(), "kept by an earlier run"));
    }
    Refusal refusal = status.refusal();
    if (refusal != null) {
      found.add(refused(environment, refusal));
    }
    add(found, environment, "source_unreachable", status.source());
    add(found, environment, "not_kept_on_disk", status.disk());
    return found;
  }

  private static void add(
      List<Value> found, String environment, String what, @Nullable Trouble trouble) {
    if (trouble != null) {
      found.add(entry(environment, what, trouble.since(), trouble.reason()));
    }
  }

  private static Value refused(String environment, Refusal refusal) {
    List<ObjectValue> mistakes = refusal.mistakes().stream().map(Diagnostic::toValue).toList();
    return entry(environment, "config_refused", refusal.since())
        .put("document", StringValue.of(refusal.document()))
        .put("version", Value.of(refusal.version()))
        .put("details", ArrayValue.of(mistakes))
        .build();
  }

  private static Value entry(
      @Nullable String environment, String what, @Nullable Instant since, String reason) {
    ObjectValue detail = ObjectValue.builder().put("message", StringValue.of(reason)).build();
    return entry(environment, what, since).put("details", ArrayValue.of(detail)).build();
  }

  private static ObjectValue.Builder entry(
      @Nullable String environment, String what, @Nullable Instant since) {
    return ObjectValue.builder()
        .put("environment", Value.of(environment))
        .put("what", StringValue.of(what))
        .put("since", Value.of(since == null ? null : since.toString()));
  }
}
