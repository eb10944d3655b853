package dev.gavel.rego.builtin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.evaluation.SharedCaches;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpCacheTest {
  private static final String TODAY = "Sat, 21 Nov 2026 12:00:00 GMT";
  private final SharedCaches caches = new SharedCaches(1 << 20);
  private WebServer server;

  @BeforeEach
  void start() throws IOException {
    server = WebServer.plain();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void an_evaluation_sends_the_same_request_once() {
    server.page("/", 200, "");
    Sender sender = Sender.fresh();
    sender.get(server.url("/"));
    sender.get(server.url("/"));
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void headers_that_do_not_count_make_no_other_request() {
    server.page("/", 200, "");
    Sender sender = Sender.fresh();
    for (String id : List.of("1", "2")) {
      sender.get(
          server.url("/"),
          "headers",
          Map.of("X-Request", id),
          "cache_ignored_headers",
          List.of("X-Request"));
    }
    assertThat(server.asked()).hasSize(1);
    sender.get(server.url("/"), "headers", Map.of("X-Request", "3"));
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void an_answer_does_not_outlive_the_evaluation_unless_that_is_wanted() {
    page("Cache-Control", "max-age=60");
    ask(Duration.ZERO);
    ask(Duration.ZERO);
    assertThat(server.asked()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "Cache-Control, max-age=60, 59, 1",
    "Cache-Control, 'public, max-age=60', 59, 1",
    "Cache-Control, max-age=60, 60, 2",
    "Cache-Control, 'max-age=60, no-store', 1, 2",
    "Cache-Control, max-age=x, 1, 2",
    "Cache-Control, max-age=99999999999, 1000000000, 1",
    "Expires, 'Sat, 21 Nov 2026 12:01:00 GMT', 59, 1",
    "Expires, 'Sat, 21 Nov 2026 12:01:00 GMT', 61, 2",
    "Expires, never, 1, 2",
    "X-Nothing, said, 1, 2",
  })
  void an_answer_lives_as_long_as_its_headers_say(
      String header, String value, long seconds, int requests) {
    page(header, value);
    ObjectValue first = ask(Duration.ZERO, "cache", true);
    Instant start = header.equals("Expires") ? Sender.NOW : date(first);
    ask(Duration.between(Sender.NOW, start.plusSeconds(seconds)), "cache", true);
    assertThat(server.asked()).hasSize(requests);
  }

  @Test
  void a_request_may_say_how_long_an_answer_lives() {
    page("Cache-Control", "no-store");
    Object[] forced = {"force_cache", true, "force_cache_duration_seconds", 30};
    ask(Duration.ZERO, forced);
    ask(Duration.ofSeconds(29), forced);
    assertThat(server.asked()).hasSize(1);
    ask(Duration.ofSeconds(31), forced);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void an_answer_that_is_no_lasting_one_is_not_kept() {
    server.page("/", 500, "", "Cache-Control", "max-age=60");
    ask(Duration.ZERO, "cache", true);
    ask(Duration.ZERO, "cache", true);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void a_stale_answer_is_confirmed_by_the_host() {
    server.page(
        "/",
        exchange -> {
          boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          exchange.getResponseHeaders().set("X-Turn", known ? "second" : "first");
          exchange.getResponseHeaders().set("Last-Modified", TODAY);
          exchange
              .getResponseHeaders()
              .set("Expires", known ? "Sat, 21 Nov 2026 13:00:00 GMT" : TODAY);
          WebServer.answer(exchange, known ? 304 : 200, known ? "" : "body", "ETag", "\"v1\"");
        });
    ask(Duration.ZERO, "cache", true);
    ObjectValue confirmed = ask(Duration.ofSeconds(1), "cache", true);
    assertThat(confirmed.get("status_code")).hasToString("200");
    assertThat(confirmed.get("raw_body")).hasToString("\"body\"");
    assertThat(((ObjectValue) confirmed.get("headers")).get("x-turn")).hasToString("[\"second\"]");
    assertThat(server.asked().getLast().headers().getFirst("If-modified-since")).isEqualTo(TODAY);
    ask(Duration.ofSeconds(2), "cache", true);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void policies_share_only_what_they_are_given() {
    page("Cache-Control", "max-age=60");
    Sender.at(Sender.NOW, new SharedCaches(1 << 20)).get(server.url("/"), "cache", true);
    Sender.at(Sender.NOW, new SharedCaches(1 << 20)).get(server.url("/"), "cache", true);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void the_cache_holds_no_more_than_it_may() {
    SharedCaches small = new SharedCaches(10_000);
    for (int i = 0; i < 20; i++) {
      server.page("/" + i, 200, "x".repeat(1000), "Cache-Control", "max-age=60");
      Sender.at(Sender.NOW, small).get(server.url("/" + i), "cache", true);
    }
    assertThat(small.bytes()).isPositive().isLessThanOrEqualTo(10_000);
    Sender.at(Sender.NOW, small).get(server.url("/19"), "cache", true);
    assertThat(server.asked()).hasSize(20);
    Sender.at(Sender.NOW, small).get(server.url("/0"), "cache", true);
    assertThat(server.asked()).hasSize(21);
  }

  /** The server puts the true date on its answers, whatever the test would like. */
  private static Instant date(ObjectValue answer) {
    ObjectValue headers = (ObjectValue) Objects.requireNonNull(answer.get("headers"));
    ArrayValue date = (ArrayValue) Objects.requireNonNull(headers.get("date"));
    String text = ((StringValue) date.get(0)).text();
    return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }

  private void page(String header, String value) {
    server.page("/", 200, "", header, value);
  }

  private ObjectValue ask(Duration later, Object... fields) {
    Instant now = Sender.NOW.plus(later);
    return Sender.at(now, caches).get(server.url("/"), fields);
  }
}
