package dev.gavel.server;

import static dev.gavel.server.TestService.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every parameter of every route, wrong in every way; and after each the next request is fine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final String DEEP = "[".repeat(100_000);
  private static final String LONG = "k".repeat(1_025);

  private TestService service;

  @BeforeAll
  void start(@TempDir Path directory) {
    service = new TestService(directory);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @AfterEach
  void the_next_request_is_answered() {
    assertThat(service.get("/decide?user_key=u&env=prod").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          env=prod                                  | 400 | missing_parameter | user_key is missing
          user_key=&env=prod                        | 400 | missing_parameter | user_key is empty
          user_key&env=prod                         | 400 | missing_parameter | user_key is empty
          user_key=u                                | 400 | missing_parameter | env is missing
          user_key=u&env=                           | 400 | missing_parameter | env is empty
          user_key=u&user_key=v&env=prod            | 400 | invalid_query     | more than once
          user_key=%FF&env=prod                     | 400 | invalid_query     | not valid UTF-8
          user_key=%C3&env=prod                     | 400 | invalid_query     | not valid UTF-8
          user_key=u&env=prod&%FF=1                 | 400 | invalid_query     | not valid UTF-8
          user_key=u&env=prod&context=              | 400 | invalid_context   | empty
          user_key=u&env=prod&context=%5B%5D        | 400 | invalid_context   | not an array
          user_key=u&env=prod&context=null          | 400 | invalid_context   | not null
          user_key=u&env=prod&context=7             | 400 | invalid_context   | not a number
          user_key=u&env=prod&context=%7B           | 400 | invalid_context   | line 1
          user_key=u&env=prod&context=%7B%22a%22%7D | 400 | invalid_context   | line 1
          """)
  void get_decide(String query, int status, String code, String message) {
    refused(service.get("/decide?" + query), status, code, message);
  }

  @Test
  void get_decide_with_too_much() {
    refused(service.get("/decide?env=prod&user_key=" + LONG), 400, "invalid_parameter", "1,025");
    refused(service.get("/decide?user_key=u&env=" + LONG), 404, "unknown_environment", "kkk...");
    refused(
        service.get("/decide?env=prod&user_key=u&context=" + encoded("[".repeat(1_000))),
        400,
        "invalid_context",
        "deep");
  }

  static Stream<Arguments> postDecide() {
    return Stream.of(
        Arguments.of("", 400, "invalid_json", "empty"),
        Arguments.of("{", 400, "invalid_json", "line 1"),
        Arguments.of("nonsense", 400, "invalid_json", "line 1"),
        Arguments.of("{} {}", 400, "invalid_json", "line 1"),
        Arguments.of(DEEP, 400, "invalid_json", "deep"),
        Arguments.of("[]", 400, "invalid_body", "not an array"),
        Arguments.of("{}", 400, "missing_parameter", "user_key is missing"),
        Arguments.of("{\"user_key\": \"\", \"env\": \"prod\"}", 400, "missing_parameter", "empty"),
        Arguments.of("{\"user_key\": 7, \"env\": \"prod\"}", 400, "invalid_parameter", "a number"),
        Arguments.of(
            "{\"user_key\": null, \"env\": \"prod\"}", 400, "invalid_parameter", "not null"),
        Arguments.of(
            "{\"user_key\": \"" + LONG + "\", \"env\": \"prod\"}",
            400,
            "invalid_parameter",
            "1,024"),
        Arguments.of("{\"user_key\": \"u\"}", 400, "missing_parameter", "env is missing"),
        Arguments.of(
            "{\"user_key\": \"u\", \"env\": \"\"}", 400, "missing_parameter", "env is empty"),
        Arguments.of("{\"user_key\": \"u\", \"env\": {}}", 400, "invalid_parameter", "an object"),
        Arguments.of("{\"user_key\": \"u\", \"env\": \"moon\"}", 404, "unknown_environment", "dev"),
        Arguments.of(known("\"context\": []"), 400, "invalid_context", "an array"),
        Arguments.of(known("\"context\": null"), 400, "invalid_context", "null"),
        Arguments.of(known("\"context\": " + DEEP), 400, "invalid_json", "deep"),
        Arguments.of(known("\"experiments\": \"all\""), 400, "invalid_parameter", "an array"),
        Arguments.of(known("\"experiments\": []"), 400, "invalid_parameter", "empty"),
        Arguments.of(known("\"experiments\": [1]"), 400, "invalid_parameter", "experiments[0]"),
        Arguments.of(known("\"explain\": \"yes\""), 400, "invalid_parameter", "a boolean"));
  }

  @ParameterizedTest
  @MethodSource("postDecide")
  void post_decide(String body, int status, String code, String message) {
    refused(service.post("/decide", body), status, code, message);
  }

  static Stream<Arguments> batch() {
    return Stream.of(
        Arguments.of("", 400, "invalid_json", "empty"),
        Arguments.of(DEEP, 400, "invalid_json", "deep"),
        Arguments.of("7", 400, "invalid_body", "a number"),
        Arguments.of("{\"users\": []}", 400, "missing_parameter", "env is missing"),
        Arguments.of("{\"env\": 1, \"users\": []}", 400, "invalid_parameter", "a number"),
        Arguments.of("{\"env\": \"moon\", \"users\": []}", 404, "unknown_environment", "moon"),
        Arguments.of("{\"env\": \"dev\", \"users\": []}", 503, "config_unavailable", "dev"),
        Arguments.of("{\"env\": \"prod\"}", 400, "missing_parameter", "users is missing"),
        Arguments.of("{\"env\": \"prod\", \"users\": {}}", 400, "invalid_parameter", "an object"),
        Arguments.of(
            "{\"env\": \"prod\", \"users\": [" + "1,".repeat(10_000) + "1]}",
            413,
            "batch_too_large",
            "10,001"));
  }

  @ParameterizedTest
  @MethodSource("batch")
  void post_decide_batch(String body, int status, String code, String message) {
    refused(service.post("/decide/batch", body), status, code, message);
  }

  static Stream<Arguments> evaluate() {
    String condition = "{\"attribute\": \"a\", \"operator\": \"eq\", \"value\": 1},";
    return Stream.of(
        Arguments.of("", 400, "invalid_json", "empty"),
        Arguments.of(DEEP, 400, "invalid_json", "deep"),
        Arguments.of("true", 400, "invalid_body", "a boolean"),
        Arguments.of("{}", 400, "missing_parameter", "rules or segment"),
        Arguments.of("{\"rules\": null}", 400, "missing_parameter", "rules or segment"),
        Arguments.of("{\"rules\": 7}", 400, "invalid_rules", "a mistake"),
        Arguments.of("{\"rules\": [], \"segment\": \"x\"}", 400, "invalid_parameter", "exclude"),
        Arguments.of("{\"rules\": [], \"context\": 1}", 400, "invalid_context", "a number"),
        Arguments.of("{\"rules\": [], \"engine\": 1}", 400, "invalid_parameter", "a number"),
        Arguments.of("{\"rules\": [], \"engine\": \"dice\"}", 400, "unknown_engine", "native"),
        Arguments.of("{\"rules\": [], \"explain\": 1}", 400, "invalid_parameter", "explain"),
        Arguments.of("{\"segment\": \"americans\"}", 400, "missing_parameter", "env is missing"),
        Arguments.of("{\"segment\": 1, \"env\": \"prod\"}", 400, "invalid_parameter", "segment"),
        Arguments.of("{\"segment\": \"x\", \"env\": \"prod\"}", 404, "unknown_segment", "prod"),
        Arguments.of("{\"segment\": \"x\", \"env\": \"dev\"}", 503, "config_unavailable", "dev"),
        Arguments.of(
            "{\"rules\": {\"all\": [" + condition.repeat(1_001) + "{}]}}",
            400,
            "invalid_rules",
            "1,002"));
  }

  @ParameterizedTest
  @MethodSource("evaluate")
  void post_evaluate(String body, int status, String code, String message) {
    refused(service.post("/evaluate", body), status, code, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/decide", "/decide/batch", "/evaluate"})
  void bodies_that_are_no_utf_8(String path) {
    byte[] body = {'{', '"', (byte) 0xff, (byte) 0xc3, '"', ':', '1', '}'};
    HttpRequest request =
        HttpRequest.newBuilder(service.uri(path))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();

    refused(service.send(request), 400, "invalid_json", "UTF-8");
  }

  private static String known(String more) {
    return "{\"user_key\": \"u\", \"env\": \"prod\", " + more + "}";
  }

  private static void refused(
      HttpResponse<String> answer, int status, String code, String message) {
    assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(status);
    assertThat(TestService.errorCode(answer)).isEqualTo(code);
    assertThat(answer.body()).contains(message).doesNotContain("\tat ", "Exception");
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
  }
}
