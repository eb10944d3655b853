package dev.gavel.server.http;

/**
 * A row of the route table.
 *
 * @param path as Javalin writes it: {@code {name}} stands for one segment, {@code <name>} for many
 */
public record Route(String method, String path, Lane lane, Endpoint endpoint) {

  /** Where a route is answered. */
  public enum Lane {
    /** At the front door, on the thread that reads the socket: microseconds, and never waiting. */
    FAST,
    /** By Javalin, on a virtual thread of its own. */
    STANDARD
  }

  /** {@code GET /decide}. */
  public String name() {
    return method + " " + path;
  }

  public static Route fast(String method, String path, Endpoint endpoint) {
    return new Route(method, path, Lane.FAST, endpoint);
  }

  public static Route standard(String method, String path, Endpoint endpoint) {
    return new Route(method, path, Lane.STANDARD, endpoint);
  }
}
