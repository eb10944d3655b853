package dev.gavel.rego.builtin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Cancellation;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSendTest {
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
  void an_answer_has_its_status_its_headers_and_its_body() {
    server.page("/user", 200, "{\"name\":\"ann\"}", "Content-Type", "application/json", "X-A", "1");
    ObjectValue answer = Sender.fresh().get(server.url("/user"));
    assertThat(answer.get("status")).hasToString("\"200 OK\"");
    assertThat(answer.get("status_code")).hasToString("200");
    assertThat(answer.get("body")).hasToString("{\"name\":\"ann\"}");
    assertThat(answer.get("raw_body")).isEqualTo(Value.of("{\"name\":\"ann\"}"));
    assertThat(((ObjectValue) answer.get("headers")).get("x-a")).hasToString("[\"1\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, force_json_decode, false, '{\"a\": 1}', '{\"a\":1}'",
    "application/problem+json; charset=utf-8, force_json_decode, false, '[1]', '[1]'",
    "text/plain, force_json_decode, false, '[1]', 'null'",
    "text/plain, force_json_decode, true, '[1]', '[1]'",
    "application/json, force_json_decode, false, 'nope', 'null'",
    "application/yaml, force_json_decode, false, 'a: b', '{\"a\":\"b\"}'",
    "text/plain, force_yaml_decode, true, 'a: b', '{\"a\":\"b\"}'",
    "text/plain, force_yaml_decode, true, 'a: [', 'null'",
  })
  void a_body_is_decoded_by_its_type_or_by_wish(
      String type, String field, boolean wish, String body, String decoded) {
    server.page("/", 200, body, "Content-Type", type);
    assertThat(Sender.fresh().get(server.url("/"), field, wish).get("body")).hasToString(decoded);
  }

  @Test
  void method_headers_and_body_are_sent() {
    server.page("/x", 204, "");
    Map<String, String> headers = Map.of("X-Token", "t", "Host", "other.example.com:81");
    ObjectValue answer =
        Sender.fresh()
            .send(
                "patch", server.url("/x?a=b"), "headers", headers, "body", Map.of("b", List.of(1)));
    assertThat(answer.get("status")).hasToString("\"204 No Content\"");
    WebServer.Asked asked = server.asked().getFirst();
    assertThat(asked.method()).isEqualTo("PATCH");
    assertThat(asked.path()).isEqualTo("/x?a=b");
    assertThat(asked.body()).isEqualTo("{\"b\":[1]}");
    assertThat(asked.headers().getFirst("X-token")).isEqualTo("t");
    assertThat(asked.headers().getFirst("Host")).isEqualTo("other.example.com:81");
    assertThat(asked.headers().getFirst("User-agent")).isEqualTo("Gavel");
  }

  @Test
  void a_raw_body_goes_before_a_body() {
    server.page("/", 200, "");
    Sender.fresh().send("POST", server.url("/"), "body", 1, "raw_body", "as it is");
    assertThat(server.asked().getFirst().body()).isEqualTo("as it is");
  }

  @Test
  void credentials_of_the_url_become_a_header() {
    server.page("/", 200, "");
    Sender.fresh().get(server.url("me:pw@127.0.0.1", "/"));
    assertThat(server.asked().getFirst().headers().getFirst("Authorization"))
        .isEqualTo("Basic bWU6cHc=");
  }

  @Test
  void a_packed_body_is_unpacked() {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    server.page(
        "/",
        exchange -> {
          try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("hello".getBytes(StandardCharsets.UTF_8));
          }
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, packed.size());
          exchange.getResponseBody().write(packed.toByteArray());
        });
    assertThat(Sender.fresh().get(server.url("/")).get("raw_body")).isEqualTo(Value.of("hello"));
  }

  @Test
  void a_redirect_is_followed_only_by_wish() {
    server.page("/a", 302, "", "Location", "/b").page("/b", 200, "there");
    assertThat(Sender.fresh().get(server.url("/a")).get("status_code")).hasToString("302");
    ObjectValue followed =
        Sender.fresh().send("POST", server.url("/a"), "enable_redirect", true, "raw_body", "x");
    assertThat(followed.get("raw_body")).isEqualTo(Value.of("there"));
    assertThat(server.asked().getLast().method()).isEqualTo("GET");
    assertThat(server.asked().getLast().body()).isEmpty();
  }

  @Test
  void a_redirect_that_keeps_the_method_keeps_the_body() {
    server.page("/a", 307, "", "Location", "/b").page("/b", 200, "");
    Sender.fresh().send("PUT", server.url("/a"), "enable_redirect", true, "raw_body", "x");
    assertThat(server.asked().getLast())
        .extracting(WebServer.Asked::method, WebServer.Asked::body)
        .containsExactly("PUT", "x");
  }

  @Test
  void a_redirect_to_another_host_takes_no_credentials_along() {
    server.page("/a", 302, "", "Location", server.url("localhost", "/b")).page("/b", 200, "");
    Map<String, String> headers = Map.of("Authorization", "secret", "X-Kept", "yes");
    Sender.fresh().get(server.url("/a"), "enable_redirect", true, "headers", headers);
    assertThat(server.asked().getLast().headers().getFirst("Authorization")).isNull();
    assertThat(server.asked().getLast().headers().getFirst("X-kept")).isEqualTo("yes");
  }

  @Test
  void a_redirect_to_a_host_that_is_not_allowed_is_refused() {
    server.page("/a", 302, "", "Location", "http://elsewhere.example.com/b");
    assertThatThrownBy(() -> Sender.fresh().get(server.url("/a"), "enable_redirect", true))
        .hasMessageContaining("disallowed host: elsewhere.example.com");
  }

  @Test
  void redirects_in_a_circle_end() {
    server.page("/a", 302, "", "Location", "/a");
    assertThatThrownBy(() -> Sender.fresh().get(server.url("/a"), "enable_redirect", true))
        .hasMessageContaining("stopped after 10 redirects");
  }

  @Test
  void a_host_that_is_not_allowed_is_not_asked() {
    assertThatThrownBy(() -> Sender.fresh().get("http://example.org/"))
        .isInstanceOf(BuiltinException.class)
        .hasMessage(
            "disallowed host: example.org;"
                + " name it among the hosts of the policies' permissions");
  }

  @Test
  void a_broken_connection_is_an_answer_when_errors_are_not_raised() throws IOException {
    String url;
    try (WebServer gone = WebServer.plain()) {
      url = gone.url("me:secret@127.0.0.1", "/x?key=secret");
    }
    ObjectValue answer = Sender.fresh().get(url, "raise_error", false);
    assertThat(answer.get("status_code")).hasToString("0");
    ObjectValue error = (ObjectValue) answer.get("error");
    assertThat(error.get("code")).hasToString("\"eval_http_send_network_error\"");
    assertThat(String.valueOf(error.get("message")))
        .contains("connection refused", "/x")
        .doesNotContain("secret");
  }

  @Test
  void a_request_that_fails_is_tried_again() {
    CountDownLatch failures = new CountDownLatch(2);
    server.page(
        "/",
        exchange -> {
          if (failures.getCount() > 0) {
            failures.countDown();
            throw new IOException("no answer");
          }
          WebServer.answer(exchange, 200, "at last");
        });
    ObjectValue answer = Sender.fresh().get(server.url("/"), "max_retry_attempts", 4);
    assertThat(answer.get("raw_body")).isEqualTo(Value.of("at last"));
  }

  @ParameterizedTest
  @CsvSource({"50000000", "50ms"})
  void a_host_that_does_not_answer_in_time_is_given_up(String timeout) {
    CountDownLatch end = new CountDownLatch(1);
    server.page("/", _ -> await(end));
    try {
      assertThatThrownBy(() -> Sender.fresh().get(server.url("/"), "timeout", timeout))
          .isInstanceOf(BuiltinException.class)
          .hasMessageContaining("request timed out");
    } finally {
      end.countDown();
    }
  }

  @Test
  void the_limit_of_the_evaluation_ends_the_wait() {
    CountDownLatch end = new CountDownLatch(1);
    server.page("/", _ -> await(end));
    Limits limits = Limits.DEFAULT.withTime(Duration.ofMillis(50));
    try {
      assertThatThrownBy(
              () -> Sender.within(limits, new Cancellation()).get(server.url("/"), "timeout", 0))
          .isInstanceOf(EvaluationException.class)
          .hasMessageContaining("longer than its limit of 50 ms");
    } finally {
      end.countDown();
    }
  }

  @Test
  void who_cancels_ends_the_wait() {
    CountDownLatch end = new CountDownLatch(1);
    Cancellation cancellation = new Cancellation();
    server.page(
        "/",
        _ -> {
          cancellation.request();
          await(end);
        });
    try {
      assertThatThrownBy(() -> Sender.within(Limits.DEFAULT, cancellation).get(server.url("/")))
          .isInstanceOf(EvaluationException.class)
          .hasMessageContaining("cancelled");
    } finally {
      end.countDown();
    }
  }

  @Test
  void an_answer_that_is_too_long_is_refused() {
    server.page(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = new byte[1 << 20];
          Arrays.fill(block, (byte) 'x');
          for (int i = 0; i < 40; i++) {
            exchange.getResponseBody().write(block);
          }
        });
    assertThatThrownBy(() -> Sender.fresh().get(server.url("/")))
        .hasMessageContaining("longer than the limit");
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
