package dev.gavel.experiments.source;

import static dev.gavel.experiments.source.WebServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpSourceTest {
  private final WebServer server = new WebServer();
  private final SnapshotSource source = SnapshotSources.open(server.base());

  @AfterEach
  void stop() {
    source.close();
    server.close();
  }

  @Test
  void reads_what_is_there() {
    server.publish("prod/version.json", bytes("{}"));

    assertThat(source.read("prod/version.json")).isEqualTo(bytes("{}"));
  }

  @Test
  void what_has_not_changed_is_not_sent_again() {
    server.publish("prod/version.json", bytes("one"));
    source.read("prod/version.json");

    assertThat(source.read("prod/version.json")).isEqualTo(bytes("one"));
    server.publish("prod/version.json", bytes("two"));
    assertThat(source.read("prod/version.json")).isEqualTo(bytes("two"));
    assertThat(source.read("prod/version.json")).isEqualTo(bytes("two"));
    assertThat(server.asked())
        .containsExactly(
            "prod/version.json",
            "prod/version.json 304",
            "prod/version.json",
            "prod/version.json 304");
  }

  @Test
  void a_large_document_is_not_remembered() {
    server.publish("prod/config.json", new byte[20_000]);
    source.read("prod/config.json");
    source.read("prod/config.json");

    assertThat(server.asked()).containsExactly("prod/config.json", "prod/config.json");
  }

  @Test
  void a_path_is_sent_as_a_path_whatever_it_holds() {
    server.publish("prod/a b?c#d%2e.json", bytes("odd"));

    assertThat(source.read("prod/a b?c#d%2e.json")).isEqualTo(bytes("odd"));
  }

  @Test
  void what_is_missing_is_named_with_its_address() {
    assertThatThrownBy(() -> source.read("prod/version.json"))
        .isInstanceOf(SourceException.class)
        .hasMessage(server.base() + "/prod/version.json answered with status 404");
  }

  @Test
  void an_answer_of_not_modified_to_an_open_question_is_a_failure() {
    server.answer("odd", exchange -> exchange.sendResponseHeaders(304, -1));

    assertThatThrownBy(() -> source.read("odd")).hasMessageEndingWith("answered with status 304");
  }

  @Test
  void redirects_are_followed() {
    server.publish("there", bytes("moved"));
    server.answer(
        "here",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/configs/there");
          exchange.sendResponseHeaders(302, -1);
        });

    assertThat(source.read("here")).isEqualTo(bytes("moved"));
  }

  @Test
  void a_server_that_is_away_is_a_failure_until_it_is_back() {
    server.publish("prod/version.json", bytes("one"));
    source.read("prod/version.json");

    server.goAway();
    assertThatThrownBy(() -> source.read("prod/version.json"))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith(server.base() + "/prod/version.json cannot be fetched: ");
    server.comeBack();
    assertThat(source.read("prod/version.json")).isEqualTo(bytes("one"));
  }

  @Test
  void a_body_that_breaks_off_is_a_failure() {
    server.answer(
        "half",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[500]);
          exchange.getResponseBody().flush();
          throw new IOException("the server dies");
        });

    assertThatThrownBy(() -> source.read("half"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("/half cannot be fetched");
  }

  @Test
  void a_body_without_end_is_cut_off() {
    server.answer(
        "endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          byte[] block = new byte[1 << 20];
          while (true) {
            body.write(block);
          }
        });

    assertThatThrownBy(() -> source.read("endless"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("/endless cannot be fetched");
  }

  @Test
  void a_server_that_sends_a_byte_now_and_then_does_not_hold_up_the_reader() {
    CountDownLatch given = new CountDownLatch(1);
    server.answer(
        "slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          await(given);
        });
    HttpAddress address = HttpAddress.of(server.base());

    try (HttpSource hurried = new HttpSource(address, Duration.ofMillis(300))) {
      assertThatThrownBy(() -> hurried.read("slow"))
          .isInstanceOf(SourceException.class)
          .hasMessageEndingWith("/slow was not there after 300 ms");
    } finally {
      given.countDown();
    }
  }

  @Test
  void a_reader_that_is_interrupted_stops_waiting() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch given = new CountDownLatch(1);
    server.answer(
        "never",
        exchange -> {
          asked.countDown();
          await(given);
        });
    AtomicReference<Exception> thrown = new AtomicReference<>();
    Thread reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    source.read("never");
                  } catch (SourceException stopped) {
                    thrown.set(stopped);
                  }
                });
    asked.await();
    reader.interrupt();
    reader.join();
    given.countDown();

    assertThat(thrown.get()).hasMessageEndingWith("/never is no longer wanted");
  }

  @Test
  void a_password_goes_to_the_server_and_into_no_message() {
    server.answer(
        "locked",
        exchange -> {
          String login = exchange.getRequestHeaders().getFirst("Authorization");
          boolean known = "Basic dXNlcjpzM2NyZXQ=".equals(login);
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"configs\"");
          exchange.sendResponseHeaders(known ? 200 : 401, -1);
        });
    URI base =
        URI.create(server.base().toString().replace("//", "//user:s3cret@") + "?token=s3cret");

    try (SnapshotSource locked = SnapshotSources.open(base)) {
      assertThat(locked.read("locked")).isEmpty();
      assertThat(locked.address()).isEqualTo(server.base().toString());
      assertThatThrownBy(() -> locked.read("missing")).message().doesNotContain("s3cret");
    }
  }

  @Test
  void the_query_of_the_base_is_sent_with_each_document() {
    AtomicReference<String> query = new AtomicReference<>();
    server.answer(
        "signed",
        exchange -> {
          query.set(exchange.getRequestURI().getRawQuery());
          exchange.sendResponseHeaders(200, -1);
        });

    try (SnapshotSource signed = SnapshotSources.open(URI.create(server.base() + "/?sig=a%2Fb"))) {
      signed.read("signed");
    }
    assertThat(query.get()).isEqualTo("sig=a%2Fb");
  }

  @Test
  void an_address_without_a_host_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SnapshotSources.open(URI.create("http:configs")))
        .withMessageContaining("needs a host");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
