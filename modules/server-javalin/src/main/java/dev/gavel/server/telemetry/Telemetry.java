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
  private final Caches caches;
  private @Nullable Meters meters;

  public Telemetry(RequestCounts requests, DecisionCounts decisions, Caches caches) {
    this.requests = requests;
    this.decisions = decisions;
    this.caches = caches;
  }

  /** What the meters say, as text of {@link #CONTENT_TYPE}. */
  synchronized String read() {
    if (meters == null) {
      meters = bound();
    }
    return meters.registry.scrape(CONTENT_TYPE);
  }

  private Meters bound() {
    Meters fresh =
        new Meters(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), new JvmGcMetrics());
    List<MeterBinder> all =
        List.of(
            new RequestMeters(requests),
            new DecisionMeters(decisions),
            new CacheMeters(caches),
            new JvmMemoryMetrics(),
            fresh.collections,
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics());
    all.forEach(some -> some.bindTo(fresh.registry));
    return fresh;
  }

  /** Where they are read, and the one among them that listens to the JVM until it is closed. */
  private record Meters(PrometheusMeterRegistry registry, JvmGcMetrics collections) {}

  @Override
  public synchronized void close() {
    if (meters != null) {
      meters.collections.close();
      meters.registry.close();
    }
  }
}
