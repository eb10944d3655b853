package dev.gavel.server.endpoint;

import dev.gavel.decider.DecisionCounts;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.server.cache.CacheReport;
import dev.gavel.server.cache.Caches;
import dev.gavel.server.http.Call;
import dev.gavel.server.http.Endpoint;
import dev.gavel.server.http.Reply;
import dev.gavel.server.http.RequestCounts;

/** What this process did since its start, in numbers. */
public final class StatsEndpoint implements Endpoint {
  private final RequestCounts requests;
  private final DecisionCounts decisions;
  private final Caches caches;

  public StatsEndpoint(RequestCounts requests, DecisionCounts decisions, Caches caches) {
    this.requests = requests;
    this.decisions = decisions;
    this.caches = caches;
  }

  @Override
  public Reply answer(Call call) {
    ObjectValue.Builder stats = ObjectValue.builder().put("requests", requests.toValue());
    ObjectValue decided = decisions.toValue();
    for (int i = 0; i < decided.size(); i++) {
      stats.put(decided.key(i), decided.value(i));
    }
    return Reply.json(200, stats.put("caches", CacheReport.of(caches)).build());
  }
}
