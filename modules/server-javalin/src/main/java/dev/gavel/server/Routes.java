package dev.gavel.server;

import static dev.gavel.server.http.Route.fast;
import static dev.gavel.server.http.Route.standard;

import dev.gavel.server.cache.CacheEndpoints;
import dev.gavel.server.endpoint.BatchEndpoint;
import dev.gavel.server.endpoint.DecideEndpoint;
import dev.gavel.server.endpoint.EvaluateEndpoint;
import dev.gavel.server.endpoint.HealthEndpoints;
import dev.gavel.server.endpoint.OpenApiEndpoint;
import dev.gavel.server.endpoint.StatsEndpoint;
import dev.gavel.server.http.Route;
import dev.gavel.server.telemetry.MetricsEndpoint;
import java.util.List;

/** Every route of the service. What stands here also stands in openapi.json. */
final class Routes {
  private Routes() {}

  static List<Route> of(
      DecideEndpoint decide,
      BatchEndpoint batch,
      EvaluateEndpoint evaluate,
      HealthEndpoints health,
      StatsEndpoint stats,
      MetricsEndpoint metrics,
      CacheEndpoints caches) {
    return List.of(
        fast("GET", "/decide", decide::get),
        fast("POST", "/decide", decide::post),
        standard("POST", "/decide/batch", batch),
        standard("POST", "/evaluate", evaluate),
        standard("GET", "/health", health::health),
        standard("GET", "/ready", health::ready),
        standard("GET", "/stats", stats),
        standard("GET", "/metrics", metrics),
        standard("GET", "/admin/cache", caches::show),
        standard("DELETE", "/admin/cache", caches::forget),
        standard("GET", "/openapi.json", new OpenApiEndpoint()));
  }
}
