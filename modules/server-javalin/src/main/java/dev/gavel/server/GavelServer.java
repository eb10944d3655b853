package dev.gavel.server;

import dev.gavel.experiments.feed.SnapshotFeed;
import dev.gavel.server.http.HttpServer;
import java.io.UncheckedIOException;
import java.time.InstantSource;

/** A running service: feeds that poll, and a server that answers. */
public final class GavelServer implements AutoCloseable {
  private final Wiring wiring;
  private final HttpServer http;

  private GavelServer(Wiring wiring, HttpServer http) {
    this.wiring = wiring;
    this.http = http;
  }

  /**
   * Starts and listens; the first snapshots may still be on their way.
   *
   * @throws IllegalArgumentException with a sentence that names the setting that is wrong
   * @throws UncheckedIOException around a {@link java.net.BindException} when the port is taken
   */
  public static GavelServer start(ServerSettings settings) {
    return start(settings, InstantSource.system());
  }

  static GavelServer start(ServerSettings settings, InstantSource clock) {
    Wiring wiring = Wiring.of(settings, clock);
    HttpServer http = listen(settings, wiring);
    wiring.feeds().forEach(SnapshotFeed::start);
    return new GavelServer(wiring, http);
  }

  private static HttpServer listen(ServerSettings settings, Wiring wiring) {
    try {
      return HttpServer.start(
          new HttpServer.Address(settings.host(), settings.port()),
          HttpServer.Limits.DEFAULT.withIdle(settings.idleTimeout()),
          wiring.routes());
    } catch (UncheckedIOException taken) {
      wiring.close();
      throw taken;
    }
  }

  /** The port it listens on, also when it was left to the system. */
  public int port() {
    return http.port();
  }

  /** Takes no more connections, finishes what is in flight, and ends the polling. */
  @Override
  public void close() {
    http.stop();
    wiring.close();
  }
}
