package dev.gavel.server;

import dev.gavel.decider.CompiledSnapshot;
import dev.gavel.decider.Decider;
import dev.gavel.decider.DecisionCounts;
import dev.gavel.decider.Environments;
import dev.gavel.decider.SnapshotCompiler;
import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.experiments.feed.FeedSettings;
import dev.gavel.experiments.feed.SnapshotFeed;
import dev.gavel.experiments.source.SnapshotSource;
import dev.gavel.experiments.source.SnapshotSources;
import dev.gavel.server.cache.CacheEndpoints;
import dev.gavel.server.cache.Caches;
import dev.gavel.server.endpoint.BatchEndpoint;
import dev.gavel.server.endpoint.DecideEndpoint;
import dev.gavel.server.endpoint.EvaluateEndpoint;
import dev.gavel.server.endpoint.HealthEndpoints;
import dev.gavel.server.endpoint.StatsEndpoint;
import dev.gavel.server.http.RequestCounts;
import dev.gavel.server.http.Route;
import dev.gavel.server.http.RouteTable;
import dev.gavel.server.telemetry.MetricsEndpoint;
import dev.gavel.server.telemetry.Telemetry;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the parts are put together, from the settings to the routes. */
record Wiring(
    SnapshotSource source,
    List<SnapshotFeed<CompiledSnapshot>> feeds,
    Caches caches,
    Telemetry telemetry,
    RouteTable routes) {

  static Wiring of(ServerSettings settings, InstantSource clock) {
    EngineConfig config = new EngineConfig(settings.strict());
    Map<String, Engine> engines =
        EngineProvider.all().stream()
            .collect(Collectors.toMap(EngineProvider::id, provider -> provider.create(config)));
    SnapshotSource source = open(settings.configBase());
    Remembering remembering = Remembering.of(settings);
    Engine engine = EngineProvider.named(settings.engine()).create(config);
    SnapshotCompiler compiler = new SnapshotCompiler(engine, remembering.memory());

    FeedSettings polling = new FeedSettings(settings.pollInterval(), settings.stateDirectory());
    List<SnapshotFeed<CompiledSnapshot>> feeds =
        settings.environments().stream()
            .map(name -> new SnapshotFeed<>(name, source, compiler, polling, clock))
            .toList();

    Map<String, Supplier<@Nullable CompiledSnapshot>> current = new LinkedHashMap<>();
    feeds.forEach(feed -> current.put(feed.environment(), feed::current));
    Environments environments = new Environments(current);

    Caches caches = remembering.caches();
    DecisionCounts decisions = new DecisionCounts();
    Decider decider = new Decider(clock, decisions);
    RequestCounts requests = new RequestCounts();
    Telemetry telemetry = new Telemetry(requests, decisions, caches);
    List<Route> routes =
        Routes.of(
            new DecideEndpoint(environments, decider),
            new BatchEndpoint(environments, decider),
            new EvaluateEndpoint(environments, decider, engines, settings.engine()),
            new HealthEndpoints(feeds, caches),
            new StatsEndpoint(requests, decisions, caches),
            new MetricsEndpoint(telemetry),
            new CacheEndpoints(caches, engine));
    AdminGate gate = new AdminGate(settings.adminToken());
    RouteTable table = new RouteTable(routes.stream().map(gate::before).toList(), requests);
    return new Wiring(source, feeds, caches, telemetry, table);
  }

  /** What the routes ask, when they are asked no more. */
  void close() {
    feeds.forEach(SnapshotFeed::close);
    source.close();
    telemetry.close();
    caches.close();
  }

  private static SnapshotSource open(URI base) {
    try {
      return SnapshotSources.open(base);
    } catch (IllegalArgumentException unreadable) {
      throw ServerSettings.CONFIG_BASE.refused(base, unreadable);
    }
  }
}
