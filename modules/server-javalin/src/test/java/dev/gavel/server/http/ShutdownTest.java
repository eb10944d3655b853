package dev.gavel.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.engine.value.ObjectValue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShutdownTest {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @Test
  void what_is_in_flight_is_finished_and_nothing_new_is_taken() throws Exception {
    HttpServer server = start(HttpServer.Limits.DEFAULT);
    int port = server.port();
    try (RawClient client = new RawClient(port);
        RawClient idle = new RawClient(port)) {
      assertThat(idle.send(get("/fast")).readUntil("{}")).contains("HTTP/1.1 200");
      client.send(get("/slow"));
      begun.await();
      CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::stop);
      awaitRefusal(port);

      assertThat(stopping).isNotDone();
      Thread.sleep(1_500); // longer than Jetty lets an idle connection live when it stops
      release.countDown();

      assertThat(client.readAll()).startsWith("HTTP/1.1 200").contains("Connection: close");
      stopping.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void what_takes_longer_than_the_deadline_does_not_hold_up_the_end() throws Exception {
    HttpServer.Limits limits =
        new HttpServer.Limits(Duration.ofSeconds(30), Duration.ofMillis(300), 1 << 20);
    HttpServer server = start(limits);
    try (RawClient client = new RawClient(server.port())) {
      client.send(get("/slow"));
      begun.await();

      CompletableFuture.runAsync(server::stop).get(10, TimeUnit.SECONDS);
      release.countDown();
    }
  }

  private HttpServer start(HttpServer.Limits limits) {
    Endpoint slow =
        _ -> {
          begun.countDown();
          try {
            release.await();
          } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
          }
          return Reply.json(200, ObjectValue.EMPTY);
        };
    Endpoint fast = _ -> Reply.json(200, ObjectValue.EMPTY);
    return HttpServer.start(
        new HttpServer.Address("127.0.0.1", 0),
        limits,
        new RouteTable(
            List.of(Route.standard("GET", "/slow", slow), Route.fast("GET", "/fast", fast)),
            new RequestCounts()));
  }

  private static void awaitRefusal(int port) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < deadline) {
      try {
        new RawClient(port).close();
      } catch (IOException refused) {
        return;
      }
    }
    assertThatThrownBy(() -> new RawClient(port).close()).isInstanceOf(IOException.class);
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
  }
}
