package dev.gavel.server.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All routes, each with its counter. */
public final class RouteTable {
  private final List<ServedRoute> routes;
  private final RequestCounts counts;
  private final Map<String, Map<String, ServedRoute>> fast = new HashMap<>();

  public RouteTable(List<Route> routes, RequestCounts counts) {
    this.counts = counts;
    this.routes =
        routes.stream().map(route -> new ServedRoute(route, counts.of(route.name()))).toList();
    for (ServedRoute served : this.routes) {
      if (served.route().lane() == Route.Lane.FAST) {
        fast.computeIfAbsent(served.route().path(), _ -> new HashMap<>())
            .put(served.route().method(), served);
      }
    }
  }

  /** The rows as they were laid out. */
  public List<Route> all() {
    return routes.stream().map(ServedRoute::route).toList();
  }

  List<ServedRoute> routes() {
    return routes;
  }

  RequestCounts.Counter unrouted() {
    return counts.unrouted();
  }

  /** The fast route of a request; null when it has none, which does not mean it has no route. */
  @Nullable ServedRoute fast(String method, String path) {
    Map<String, ServedRoute> byMethod = fast.get(path);
    return byMethod == null ? null : byMethod.get(method);
  }

  /** Each path with the methods that it answers, as an {@code Allow} header lists them. */
  Map<String, String> allowed() {
    Map<String, TreeSet<String>> methods = new HashMap<>();
    for (ServedRoute served : routes) {
      TreeSet<String> names =
          methods.computeIfAbsent(served.route().path(), _ -> new TreeSet<>(List.of("OPTIONS")));
      names.add(served.route().method());
      if (served.route().method().equals("GET")) {
        names.add("HEAD");
      }
    }
    Map<String, String> allowed = new HashMap<>();
    methods.forEach((path, names) -> allowed.put(path, String.join(", ", names)));
    return allowed;
  }
}
