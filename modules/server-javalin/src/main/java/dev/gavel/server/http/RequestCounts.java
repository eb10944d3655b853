package dev.gavel.server.http;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How many requests each route answered, by the class of their status. */
public final class RequestCounts {
  private final Map<String, Counter> byRoute = new LinkedHashMap<>();
  private final Counter unrouted = new Counter();

  public RequestCounts() {}

  /** What one route answered. */
  public static final class Counter {
    private final LongAdder[] byStatusClass = new LongAdder[6];

    private Counter() {
      for (int i = 0; i < byStatusClass.length; i++) {
        byStatusClass[i] = new LongAdder();
      }
    }

    Reply counted(Reply reply) {
      byStatusClass[reply.status() / 100].increment();
      return reply;
    }

    /** How often it answered with a status of this class: 2 for 200 to 299. */
    public long answered(int statusClass) {
      return byStatusClass[statusClass].sum();
    }

    private ObjectValue toValue() {
      ObjectValue.Builder classes = ObjectValue.builder();
      for (int i = 1; i < byStatusClass.length; i++) {
        if (answered(i) > 0) {
          classes.put(i + "xx", Value.of(answered(i)));
        }
      }
      return classes.build();
    }
  }

  /** Only while the routes are laid out, before the first request. */
  Counter of(String route) {
    return byRoute.computeIfAbsent(route, _ -> new Counter());
  }

  /** What was refused before it had a route: unknown paths, garbage, bodies that are too large. */
  Counter unrouted() {
    return unrouted;
  }

  /** Each counter by its route, {@code GET /decide}; the last, {@code other}, has none. */
  public Map<String, Counter> all() {
    Map<String, Counter> all = new LinkedHashMap<>(byRoute);
    all.put("other", unrouted);
    return all;
  }

  /** {@code {"GET /decide": {"2xx": 17, "4xx": 1}}}; routes that nobody asked are left out. */
  public ObjectValue toValue() {
    ObjectValue.Builder counts = ObjectValue.builder();
    all()
        .forEach(
            (route, counter) -> {
              ObjectValue answered = counter.toValue();
              if (answered.size() > 0) {
                counts.put(route, answered);
              }
            });
    return counts.build();
  }
}
