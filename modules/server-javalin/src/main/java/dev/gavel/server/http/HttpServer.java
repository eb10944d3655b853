package dev.gavel.server.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Javalin on Jetty, stripped to what answers need: no compression, no statistics, no request log;
 * and the {@link FrontDoor} before it all.
 */
public final class HttpServer {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  private final Limits limits;
  private final FrontDoor door;
  private final Javalin javalin;

  /**
   * How much a client may ask for.
   *
   * @param idle how long a connection may say nothing, within a request or between two
   * @param drain how long requests in flight have when the server stops
   */
  public record Limits(Duration idle, Duration drain, int maxBody) {
    public static final Limits DEFAULT =
        new Limits(Duration.ofSeconds(30), Duration.ofSeconds(10), 1 << 20);

    public Limits withIdle(Duration other) {
      return new Limits(other, drain, maxBody);
    }
  }

  /** An address to listen on; port 0 picks a free one. */
  public record Address(String host, int port) {}

  private HttpServer(Address address, Limits limits, RouteTable table) {
    this.limits = limits;
    door = new FrontDoor(table, limits.maxBody());
    javalin = Javalin.create(config -> configure(config, address, table));
  }

  /**
   * Listens, and answers from then on.
   *
   * @throws UncheckedIOException around a {@link BindException} when the address is taken
   */
  public static HttpServer start(Address address, Limits limits, RouteTable table) {
    HttpServer server = new HttpServer(address, limits, table);
    try {
      server.javalin.start();
    } catch (JavalinBindException taken) {
      throw new UncheckedIOException(
          (BindException)
              new BindException(
                      "cannot listen on %s:%d: the port is in use, or not ours to use"
                          .formatted(address.host(), address.port()))
                  .initCause(taken));
    }
    return server;
  }

  private void configure(JavalinConfig config, Address address, RouteTable table) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.prefer405over404 = true;
    config.router.ignoreTrailingSlashes = false;
    QueuedThreadPool pool = new QueuedThreadPool(selectors() + 8, selectors() + 2);
    pool.setName("gavel-jetty");
    config.jetty.threadPool = pool;
    config.jetty.modifyServer(server -> strip(server, table));
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setUriCompliance(UriCompliance.DEFAULT);
          http.setSendServerVersion(false);
        });
    config.jetty.modifyServletContextHandler(
        servlets -> servlets.setErrorHandler(new JettyErrors(table.unrouted())));
    config.jetty.addConnector((server, http) -> connector(server, http, address));
    new JavalinRoutes(table).install(config.routes);
  }

  /** Decisions are computed where sockets are read, so there is a selector for every core. */
  private static int selectors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private void strip(Server server, RouteTable table) {
    server.getBeans(LowResourceMonitor.class).forEach(server::removeBean);
    server.setErrorHandler(new JettyErrors(table.unrouted()));
    server.setStopTimeout(limits.drain().toMillis());
    server.setHandler(door);
  }

  private Connector connector(Server server, HttpConfiguration http, Address address) {
    ServerConnector connector =
        new ServerConnector(server, 1, selectors(), new HttpConnectionFactory(http));
    connector.setHost(address.host());
    connector.setPort(address.port());
    connector.setIdleTimeout(limits.idle().toMillis());
    return connector;
  }

  public int port() {
    return javalin.port();
  }

  /** Takes no new connections, finishes what is in flight within the time for it, and closes. */
  public void stop() {
    door.close();
    try {
      javalin.jettyServer().server().stop();
    } catch (TimeoutException late) {
      LOG.warn("requests were still in flight after {} and were cut off", limits.drain());
    } catch (Exception failure) { // whatever a part of Jetty throws
      throw new IllegalStateException("the server did not stop as it should", failure);
    }
  }
}
