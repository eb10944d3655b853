package dev.gavel.server.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.cache.Loaded;
import dev.gavel.cache.LocalCache;
import dev.gavel.decider.DecisionCounts;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.server.endpoint.HealthEndpoints;
import dev.gavel.server.endpoint.StatsEndpoint;
import dev.gavel.server.http.HttpServer;
import dev.gavel.server.http.RequestCounts;
import dev.gavel.server.http.Route;
import dev.gavel.server.http.RouteTable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The caches over HTTP: a cache that is used, and a store that is away. */
class CacheEndpointsTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final LocalCache<String, String> cache =
      LocalCache.<String, String>builder().entries(100).build();
  private HttpServer server;

  @BeforeEach
  void start() {
    Caches caches = new Caches(Map.of("decisions", cache), new StoreThatIsAway());
    CacheEndpoints endpoints =
        new CacheEndpoints(caches, EngineProvider.named("native").create(EngineConfig.DEFAULT));
    RequestCounts requests = new RequestCounts();
    StatsEndpoint stats = new StatsEndpoint(requests, new DecisionCounts(), caches);
    server =
        HttpServer.start(
            new HttpServer.Address("127.0.0.1", 0),
            HttpServer.Limits.DEFAULT,
            new RouteTable(
                List.of(
                    Route.standard("GET", "/admin/cache", endpoints::show),
                    Route.standard("DELETE", "/admin/cache", endpoints::forget),
                    Route.standard(
                        "GET", "/health", new HealthEndpoints(List.of(), caches)::health),
                    Route.standard("GET", "/stats", stats)),
                requests));
  }

  @AfterEach
  void stop() {
    server.stop();
    client.close();
  }

  @Test
  void it_shows_every_tier_and_how_the_store_does() {
    cache.put("prod/1", "a");
    cache.get("prod/1");
    cache.get("prod/1");
    cache.get("prod/2", _ -> Loaded.of("b"));

    ObjectValue shown = (ObjectValue) Value.parse(send("GET", "").body());

    assertThat(withoutTimes(shown.get("caches")))
        .isEqualTo(
            """
            [{"name":"decisions","tiers":[{"tier":"local","entries":2,"weight":2,"limit":100,\
            "hits":2,"misses":1,"hit_rate":0.6667,\
            "loads":{"succeeded":1,"failed":0,"mean_microseconds":_},\
            "departures":{"expired":0,"crowded_out":0,"too_large":0,"invalidated":0},\
            "troubles":{}}]}]\
            """);
    assertThat(shown.get("programs"))
        .isEqualTo(Value.parse("{\"compiled\": 0, \"reused\": 0, \"held\": 0}"));
    assertThat(shown.get("store"))
        .isEqualTo(
            Value.parse(
                """
                {"state": "down", "since": "2026-11-22T00:00:00Z", "reason": "connection refused"}
                """));
  }

  @Test
  void stats_have_the_caches_too() {
    cache.get("nothing");

    assertThat(get("/stats").body())
        .contains("\"caches\":[{\"name\":\"decisions\",\"tiers\":[{", "\"misses\":1");
  }

  @Test
  void health_says_that_the_store_is_away_and_serves() {
    HttpResponse<String> health = get("/health");

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body())
        .isEqualTo(
            """
            {"status":"degraded","config_versions":{},"degraded":[{"environment":null,\
            "what":"cache_store_down","since":"2026-11-22T00:00:00Z",\
            "details":[{"message":"connection refused"}]}]}\
            """);
  }

  @Test
  void everything_is_forgotten() {
    cache.put("prod/1", "a");
    cache.put("dev/1", "a");

    HttpResponse<String> answer = send("DELETE", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"forgotten\":{\"caches\":[\"decisions\"],\"prefix\":null}}");
    assertThat(cache.get("prod/1")).isNull();
    assertThat(cache.get("dev/1")).isNull();
  }

  @Test
  void what_begins_with_a_prefix_is_forgotten_and_nothing_else() {
    cache.put("prod/1", "a");
    cache.put("production/1", "b");

    HttpResponse<String> answer = send("DELETE", "?prefix=prod%2F");

    assertThat(answer.body())
        .isEqualTo("{\"forgotten\":{\"caches\":[\"decisions\"],\"prefix\":\"prod/\"}}");
    assertThat(cache.get("prod/1")).isNull();
    assertThat(cache.get("production/1")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%s", "a&prefix=b", "%%ff"})
  void a_prefix_that_cannot_be_meant_forgets_nothing(String prefix) {
    cache.put("prod/1", "a");

    HttpResponse<String> answer = send("DELETE", "?prefix=" + prefix.formatted("x".repeat(513)));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(cache.get("prod/1")).isEqualTo("a");
  }

  private static String withoutTimes(Value shown) {
    return shown.toString().replaceAll("(mean_microseconds\":)[0-9.]+", "$1_");
  }

  private HttpResponse<String> get(String path) {
    return exchange("GET", path);
  }

  private HttpResponse<String> send(String method, String query) {
    return exchange(method, "/admin/cache" + query);
  }

  private HttpResponse<String> exchange(String method, String path) {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return client
        .sendAsync(
            HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build(),
            HttpResponse.BodyHandlers.ofString())
        .join();
  }
}
