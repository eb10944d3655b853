package dev.gavel.server.telemetry;

import dev.gavel.decider.DecisionCounts;
import dev.gavel.server.cache.Caches;
import dev.gavel.server.http.RequestCounts;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All meters of the process, and what they say now. They are made when they are read first: that
 * takes half a second, which a start need not wait for.
 */
public final class Telemetry implements AutoCloseable {
  /** Prometheus' text format, as its own servers answer it. */
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final RequestCounts requests;
  private final DecisionCounts decisions;
  private final CacheMeters caches;
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private @Nullable PrometheusMeterRegistry registry;

  public Telemetry(RequestCounts requests, DecisionCounts decisions, Caches caches) {
    this.requests = requests;
    this.decisions = decisions;
    this.caches = new CacheMeters(caches);
  }

  /** What the meters say, as text of {@link #CONTENT_TYPE}. */
  synchronized String read() {
    if (registry == null) {
      registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      for (MeterBinder meters : meters()) {
        meters.bindTo(registry);
      }
    }
    caches.bindNewTroubles(registry);
    return registry.scrape(CONTENT_TYPE);
  }

  private List<MeterBinder> meters() {
    return List.of(
        new RequestMeters(requests),
        new DecisionMeters(decisions),
        caches,
        new JvmMemoryMetrics(),
        collections,
        new JvmThreadMetrics(),
        new ProcessorMetrics(),
        new UptimeMetrics());
  }

  @Override
  public synchronized void close() {
    collections.close();
    if (registry != null) {
      registry.close();
    }
  }
}
