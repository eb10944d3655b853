package dev.gavel.server.http;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All routes, and what was asked of each. */
public final class RouteTable {
  private final List<ServedRoute> routes;
  private final Map<String, Map<String, ServedRoute>> fast = new HashMap<>();

  public RouteTable(List<Route> routes) {
    this.routes = routes.stream().map(ServedRoute::new).toList();
    for (ServedRoute served : this.routes) {
      if (served.route().lane() == Route.Lane.FAST) {
        fast.computeIfAbsent(served.route().path(), _ -> new HashMap<>())
            .put(served.route().method(), served);
      }
    }
  }

  List<ServedRoute> routes() {
    return routes;
  }

  /**
   * The fast route of a request; null when it has none, which does not mean that it has no route.
   */
  @Nullable ServedRoute fast(String method, String path) {
    Map<String, ServedRoute> byMethod = fast.get(path);
    return byMethod == null ? null : byMethod.get(method);
  }

  /** Each path with the methods that it answers, as an {@code Allow} header lists them. */
  Map<String, String> allowed() {
    Map<String, TreeSet<String>> methods = new HashMap<>();
    for (ServedRoute served : routes) {
      methods
          .computeIfAbsent(served.route().path(), _ -> new TreeSet<>(List.of("OPTIONS")))
          .add(served.route().method());
    }
    Map<String, String> allowed = new HashMap<>();
    methods.forEach(
        (path, names) -> {
          if (names.contains("GET")) {
            names.add("HEAD");
          }
          allowed.put(path, String.join(", ", names));
        });
    return allowed;
  }

  /** {@code {"GET /decide": {"2xx": 17, "4xx": 1}}}; routes that nobody asked are left out. */
  public ObjectValue counts() {
    ObjectValue.Builder counts = ObjectValue.builder();
    for (ServedRoute served : routes) {
      ObjectValue.Builder classes = ObjectValue.builder();
      for (int statusClass = 1; statusClass <= 5; statusClass++) {
        if (served.count(statusClass) > 0) {
          classes.put(statusClass + "xx", Value.of(served.count(statusClass)));
        }
      }
      ObjectValue asked = classes.build();
      if (asked.size() > 0) {
        counts.put(served.route().method() + " " + served.route().path(), asked);
      }
    }
    return counts.build();
  }

  /** Every route as {@code GET /decide}, in the order of the table. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    routes.forEach(served -> names.add(served.route().method() + " " + served.route().path()));
    return names;
  }
}
