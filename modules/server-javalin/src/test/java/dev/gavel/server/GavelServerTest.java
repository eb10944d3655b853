package dev.gavel.server;

import static dev.gavel.server.TestService.encoded;
import static dev.gavel.server.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GavelServerTest {
  private TestService service;

  @BeforeAll
  void start(@TempDir Path directory) {
    service = new TestService(directory);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void get_decide_answers_to_the_letter() {
    HttpResponse<String> answer = service.get("/decide?user_key=user-123&env=prod");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body())
        .isEqualTo(
            """
            {"user_key":"user-123","environment":"prod","config_version":1,"assignments":[\
            {"experiment_key":"checkout-button-color","experiment_id":"abc-123",\
            "variant_key":"control","variant_id":"def-456","payload":{"color":"#0066cc"}}]}\
            """);
  }

  @Test
  void a_context_decides_who_is_eligible() {
    String path = "/decide?user_key=user-123&env=prod&context=" + encoded("{\"country\": \"US\"}");

    assertThat(service.get(path).body()).contains("\"payload\":{\"from\":1.50}");
  }

  @Test
  void post_decide_answers_what_get_answers() {
    String asked = service.get("/decide?user_key=%C3%BC%20%2B&env=prod").body();
    String posted = service.post("/decide", "{\"user_key\": \"ü +\", \"env\": \"prod\"}").body();

    assertThat(posted).isEqualTo(asked).contains("\"user_key\":\"ü +\"");
  }

  @Test
  void post_decide_keeps_to_the_experiments_it_is_asked_for() {
    String body =
        """
        {"user_key": "u", "env": "prod", "context": {"country": "US"},
         "experiments": ["free-shipping", "nobody-has-this"]}\
        """;

    assertThat(service.post("/decide", body).body())
        .contains("free-shipping")
        .doesNotContain("checkout-button-color");
  }

  @Test
  void post_decide_explains_when_asked_to() {
    HttpResponse<String> answer =
        service.post(
            "/decide",
            "{\"user_key\": \"u\", \"env\": \"prod\", \"context\": {}, \"explain\": true}");

    assertThat(answer.body()).startsWith("{\"user_key\":\"u\",\"environment\":\"prod\"");
    ArrayValue traces = (ArrayValue) json(answer).get("explanation");
    assertThat(traces).hasSize(2);
    assertThat(traces.get(1).toString()).contains("free-shipping", "country", "missing");
  }

  @Test
  void a_large_body_is_answered_like_a_small_one() {
    String context = "{\"country\": \"US\", \"note\": \"" + "x".repeat(900_000) + "\"}";
    String body = "{\"user_key\": \"u\", \"env\": \"prod\", \"context\": " + context + "}";

    assertThat(service.post("/decide", body).body()).contains("free-shipping");
  }

  @Test
  void a_batch_answers_in_the_order_sent_and_tells_errors_entry_by_entry() {
    HttpResponse<String> answer =
        service.post(
            "/decide/batch",
            """
            {"env": "prod", "users": [
              {"user_key": "a", "context": {"country": "US"}}, {"context": {}}, 7,
              {"user_key": "b", "context": []}, {"user_key": "c"}]}\
            """);

    assertThat(answer.statusCode()).isEqualTo(200);
    ObjectValue whole = json(answer);
    assertThat(whole.get("environment")).isEqualTo(Value.of("prod"));
    assertThat(whole.get("config_version")).isEqualTo(Value.of(1));
    ArrayValue results = (ArrayValue) whole.get("results");
    assertThat(results.get(0).toString()).contains("\"user_key\":\"a\"", "free-shipping");
    assertThat(results.get(1).toString())
        .startsWith("{\"user_key\":null,\"error\":{\"code\":\"missing_parameter\"");
    assertThat(results.get(2).toString()).contains("an entry of users must be an object");
    assertThat(results.get(3).toString())
        .startsWith("{\"user_key\":\"b\",\"error\":{\"code\":\"invalid_context\"");
    assertThat(results.get(4).toString())
        .isEqualTo(service.get("/decide?user_key=c&env=prod").body());
  }

  @Test
  void evaluate_says_whether_rules_match_and_why() {
    HttpResponse<String> answer =
        service.post(
            "/evaluate",
            """
            {"rules": {"attribute": "age", "operator": "gt", "value": 17},
             "context": {"age": 41}, "engine": "native", "explain": true}\
            """);

    assertThat(answer.body()).startsWith("{\"matched\":true,\"engine\":\"native\"");
    assertThat(answer.body()).contains("\"explanation\":{\"matched\":true");
  }

  @Test
  void evaluate_knows_the_segments_of_a_snapshot() {
    String body = "{\"segment\": \"americans\", \"env\": \"prod\", \"context\": {\"country\": %s}}";

    assertThat(service.post("/evaluate", body.formatted("\"CA\"")).body())
        .isEqualTo("{\"matched\":true,\"engine\":\"native\"}");
    assertThat(service.post("/evaluate", body.formatted("\"FR\"")).body())
        .isEqualTo("{\"matched\":false,\"engine\":\"native\"}");
  }

  @Test
  void rules_to_evaluate_may_mention_the_segments_of_a_snapshot() {
    String body =
        """
        {"rules": {"operator": "not_in_segment", "value": "%s"}, "env": "prod",
         "context": {"country": "FR"}}
        """;

    assertThat(service.post("/evaluate", body.formatted("americans")).body())
        .isEqualTo("{\"matched\":true,\"engine\":\"native\"}");
    assertThat(service.post("/evaluate", body.formatted("martians")).body())
        .contains("there is no segment", "martians", "/rules/value");
  }

  @Test
  void evaluate_tells_every_mistake_with_its_place_in_the_body() {
    HttpResponse<String> answer =
        service.post(
            "/evaluate",
            """
            {"rules": {"all": [{"operator": "eq", "value": 1},
                               {"attribute": "a", "operator": "smells", "value": 1}]}}\
            """);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("invalid_rules", "\"place\":\"/rules/all/0\"", "/rules/all/1/operator");
  }

  @Test
  void health_serves_and_says_what_is_degraded() {
    HttpResponse<String> answer = service.get("/health");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("config_versions"))
        .isEqualTo(Value.parse("{\"dev\": null, \"prod\": 1}"));
    assertThat(json(answer).get("status")).isEqualTo(Value.of("degraded"));
    assertThat(String.valueOf(json(answer).get("degraded")))
        .contains("\"environment\":\"dev\",\"what\":\"no_config\"")
        .doesNotContain("\"environment\":\"prod\"");
  }

  @Test
  void an_environment_without_config_is_unavailable() {
    HttpResponse<String> answer = service.get("/decide?user_key=u&env=dev");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(TestService.errorCode(answer)).isEqualTo("config_unavailable");
  }

  @Test
  void an_unknown_environment_is_told_which_there_are() {
    HttpResponse<String> answer = service.get("/decide?user_key=u&env=moon");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("unknown_environment", "moon", "dev, prod");
  }

  @Test
  void stats_count_by_route_and_status() {
    service.get("/decide?user_key=u&env=moon");
    service.get("/nowhere");
    String stats = service.get("/stats").body();

    assertThat(stats).contains("\"GET /decide\":{", "\"4xx\":", "\"other\":{\"4xx\":", "decisions");
  }

  @Test
  void metrics_are_text_for_prometheus() {
    service.get("/decide?user_key=u&env=prod");
    HttpResponse<String> metrics = service.get("/metrics");

    assertThat(metrics.headers().firstValue("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(metrics.body())
        .contains("\n# TYPE gavel_decisions_total counter\ngavel_decisions_total ")
        .contains("gavel_http_requests_total{route=\"GET /decide\",status=\"2xx\"} ")
        .contains("gavel_http_requests_total{route=\"other\",status=\"4xx\"} ");
  }
}
