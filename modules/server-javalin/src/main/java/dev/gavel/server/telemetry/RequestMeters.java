package dev.gavel.server.telemetry;

import dev.gavel.server.http.RequestCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What each route answered, by the class of its status. */
record RequestMeters(RequestCounts requests) implements MeterBinder {
  /** No route answers with another one. */
  private static final int[] STATUS_CLASSES = {2, 4, 5};

  @Override
  public void bindTo(MeterRegistry registry) {
    requests
        .all()
        .forEach(
            (route, counter) -> {
              for (int statusClass : STATUS_CLASSES) {
                FunctionCounter.builder(
                        "gavel.http.requests", counter, of -> of.answered(statusClass))
                    .description("Requests that were answered.")
                    .tags("route", route, "status", statusClass + "xx")
                    .register(registry);
              }
            });
  }
}
