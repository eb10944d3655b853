package dev.gavel.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The frame on the wire, with endpoints of the test's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpServerTest {
  private static final String MEBIBYTE_AND_ONE = "x".repeat((1 << 20) + 1);

  private HttpServer server;

  @BeforeAll
  void start() {
    Endpoint echo =
        call ->
            Reply.json(
                200,
                Value.of(
                    Map.of(
                        "body", new String(call.body(), StandardCharsets.UTF_8),
                        "name", String.valueOf(call.query().get("name")),
                        "part", String.valueOf(call.pathParameters().get("part")),
                        "header", String.valueOf(call.header("x-test")),
                        "address", call.remoteAddress())));
    RouteTable routes =
        new RouteTable(
            List.of(
                Route.fast("GET", "/fast", echo),
                Route.fast("POST", "/fast", echo),
                Route.standard("GET", "/standard/{part}", echo),
                Route.standard("POST", "/standard", echo),
                Route.fast("GET", "/fast/broken", call -> overflow(1)),
                Route.standard("GET", "/standard/broken/now", call -> overflow(1))),
            new RequestCounts());
    HttpServer.Limits limits = HttpServer.Limits.DEFAULT.withIdle(Duration.ofMillis(700));
    server = HttpServer.start(new HttpServer.Address("127.0.0.1", 0), limits, routes);
  }

  @SuppressWarnings("InfiniteRecursion") // the overflow is what is tested
  private static Reply overflow(int depth) {
    return overflow(depth + 1).withHeader("depth", "" + depth);
  }

  @AfterAll
  void stop() {
    server.stop();
  }

  @AfterEach
  void the_next_request_is_answered() throws IOException {
    assertThat(exchange("GET /fast HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @CsvSource({"/fast?name=%C3%A9+%26,null", "/standard/caf%C3%A9?name=%C3%A9+%26,café"})
  void both_lanes_give_an_endpoint_the_same_call(String path, String part) throws IOException {
    assertThat(exchange(get(path) + "X-Test: a\r\n\r\n"))
        .contains("\"name\":\"é &\"", "\"part\":\"" + part + "\"")
        .contains("\"header\":\"a\"", "\"address\":\"127.0.0.1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/fast", "/standard"})
  void a_body_may_come_in_pieces(String path) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send(post(path) + "Transfer-Encoding: chunked\r\n\r\n5\r\nhel");
      Thread.sleep(50);
      client.send("lo\r\n6\r\n world\r\n0\r\n\r\n");
      assertThat(client.readAll()).contains("\"body\":\"hello world\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/fast", "/standard"})
  void a_body_over_the_limit_is_refused_by_its_length(String path) throws IOException {
    String answer =
        exchange(
            post(path)
                + "Content-Length: 2097152\r\n\r\n"
                + MEBIBYTE_AND_ONE
                + "x".repeat((1 << 20) - 1));

    assertThat(answer).startsWith("HTTP/1.1 413").contains("body_too_large", "1,048,576");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/fast", "/standard"})
  void a_body_over_the_limit_is_refused_while_it_comes(String path) throws IOException {
    String chunk = Integer.toHexString(MEBIBYTE_AND_ONE.length()) + "\r\n" + MEBIBYTE_AND_ONE;

    assertThat(
            exchange(post(path) + "Transfer-Encoding: chunked\r\n\r\n" + chunk + "\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 413")
        .contains("body_too_large");
  }

  @Test
  void a_client_that_asks_first_is_refused_without_a_body() throws IOException {
    assertThat(exchange(post("/fast") + "Content-Length: 9999999\r\nExpect: 100-continue\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/fast", "/standard"})
  void a_body_that_stops_coming_times_out(String path) throws IOException {
    assertThat(exchange(post(path) + "Content-Length: 10\r\n\r\nabc"))
        .startsWith("HTTP/1.1 408")
        .contains("request_timeout");
  }

  @Test
  void headers_that_stop_coming_end_the_connection() throws IOException {
    assertThat(exchange("GET /fast HTTP/1.1\r\nHost: ")).doesNotContain("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET\r\n\r\n",
        "GET /fast HTTP/9.9\r\n\r\n",
        "GET /fast HTTP/1.1\r\n\r\n",
        "GET /fast HTTP/1.1\r\nHost: x\r\nBroken header\r\n\r\n",
        "GET /fast HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET /a%2fb HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /fast/../../etc HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /fast?name=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /fast?name=\u00ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "POST /fast HTTP/1.1\r\nHost: x\r\nContent-Length: ten\r\n\r\n",
        "POST /fast HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /fast HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      })
  void what_is_no_request_is_refused_in_the_form_of_every_error(String request) throws IOException {
    assertThat(exchange(request))
        .matches("(?s)HTTP/1.1 (400|505).*")
        .contains("X-Request-Id: ", "Content-Type: application/json", "{\"error\":{\"code\":\"")
        .doesNotContain("\tat ", "Exception", "Server: ");
  }

  @Test
  void headers_and_addresses_have_a_limit() throws IOException {
    String much = "x".repeat(20_000);
    assertThat(exchange(get("/fast") + "X-Much: " + much + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431")
        .contains("headers_too_large");
    assertThat(exchange(get("/fast?name=" + much) + "\r\n"))
        .startsWith("HTTP/1.1 414")
        .contains("uri_too_long");
  }

  @Test
  void garbage_behind_a_good_request_does_not_spoil_it() throws IOException {
    assertThat(exchange("GET /fast HTTP/1.1\r\nHost: x\r\n\r\n\u0000\u0001garbage\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .contains("HTTP/1.1 400");
  }

  @Test
  void pipelined_requests_are_answered_in_their_order() throws IOException {
    String one = "GET /fast?name=1 HTTP/1.1\r\nHost: x\r\n\r\n";
    String two = "GET /standard/p?name=2 HTTP/1.1\r\nHost: x\r\n\r\n";
    assertThat(exchange(one + two + get("/fast?name=3") + "\r\n"))
        .containsSubsequence("\"name\":\"1\"", "\"name\":\"2\"", "\"name\":\"3\"");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /nowhere,404,not_found",
    "GET /fast/,404,not_found",
    "DELETE /fast,405,method_not_allowed",
    "BREW /fast,405,method_not_allowed",
    "POST /standard/part,405,method_not_allowed",
    "GET /fast/broken,500,internal_error",
    "GET /standard/broken/now,500,internal_error",
  })
  void what_has_no_answer_is_told_so(String request, int status, String code) throws IOException {
    assertThat(exchange(request + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 " + status)
        .contains("{\"error\":{\"code\":\"" + code + "\"", "X-Request-Id: ");
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() throws IOException {
    assertThat(exchange("PUT /fast HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .contains("Allow: GET, HEAD, OPTIONS, POST\r\n")
        .contains("/fast answers GET, HEAD, OPTIONS, POST, not PUT");
    assertThat(exchange("OPTIONS /fast HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 204")
        .contains("Allow: GET, HEAD, OPTIONS, POST\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/fast", "/standard/part", "/nowhere"})
  void head_answers_the_headers_of_get(String path) throws IOException {
    String whole = exchange(get(path) + "X-Request-Id: same\r\n\r\n");
    String head =
        exchange(
            "HEAD %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: same\r\n\r\n"
                .formatted(path));

    assertThat(head).endsWith("\r\n\r\n");
    assertThat(head.replaceAll("Date: .*", ""))
        .isEqualTo(whole.substring(0, whole.indexOf("\r\n\r\n") + 4).replaceAll("Date: .*", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "abc-123_X.y,abc-123_X.y",
    "'',[0-9a-f]{16}",
    "has space,[0-9a-f]{16}",
    "<script>,[0-9a-f]{16}"
  })
  void a_sound_request_id_is_kept_and_any_other_replaced(String sent, String answered)
      throws IOException {
    for (String path : List.of("/fast", "/standard/x", "/nowhere", "/a%2fb")) {
      assertThat(exchange(get(path) + "X-Request-Id: " + sent + "\r\n\r\n"))
          .containsPattern("X-Request-Id: " + answered + "\r\n");
    }
  }

  @Test
  void a_websocket_is_no_route_of_ours() throws IOException {
    assertThat(exchange(get("/nowhere") + "Sec-WebSocket-Version: 13\r\n\r\n"))
        .startsWith("HTTP/1.1 404")
        .contains("{\"error\":{\"code\":\"not_found\"");
  }

  private String exchange(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).readAll();
    }
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
  }

  private static String post(String path) {
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
  }
}
