package dev.gavel.server;

import static dev.gavel.server.TestService.errorCode;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.gavel.server.http.Route;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class AdminGateTest {
  private static final String TOKEN = "not-to-be-seen-anywhere";

  @TempDir private Path directory;

  @Test
  void without_a_token_this_machine_is_answered() {
    try (TestService service = new TestService(directory)) {
      HttpResponse<String> answer = service.get("/admin/cache");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .isEqualTo(
              "{\"caches\":[],\"store\":null,\"programs\":{\"compiled\":0,\"reused\":0,\"held\":0}}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "x-real-ip", "Via"})
  void without_a_token_nobody_is_answered_through_a_proxy(String header) {
    try (TestService service = new TestService(directory)) {
      HttpResponse<String> answer = send(service, "GET", "/admin/cache", header, "127.0.0.1");

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(errorCode(answer)).isEqualTo("only_from_this_machine");
      assertThat(answer.body()).contains("set GAVEL_ADMIN_TOKEN");
    }
  }

  @Test
  void with_a_token_it_must_be_sent() {
    try (TestService service = withToken()) {
      HttpResponse<String> answer = service.get("/admin/cache");

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(errorCode(answer)).isEqualTo("token_missing");
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValue("Bearer realm=\"gavel\"");
      assertThat(send(service, "GET", "/admin/cache", "Authorization", "Basic " + TOKEN))
          .returns(401, HttpResponse::statusCode);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not-to-be-seen-anywher", "not-to-be-seen-anywherE", TOKEN + "!"})
  void another_token_is_refused(String sent) {
    try (TestService service = withToken()) {
      HttpResponse<String> answer =
          send(service, "DELETE", "/admin/cache", "Authorization", "Bearer " + sent + " ");

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
          .startsWith("Bearer realm=\"gavel\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER   "})
  void the_token_opens(String scheme) {
    try (TestService service = withToken()) {
      assertThat(send(service, "GET", "/admin/cache", "Authorization", scheme + TOKEN))
          .returns(200, HttpResponse::statusCode);
    }
  }

  @Test
  void every_route_to_administer_with_is_behind_it() {
    List<Route> routes =
        Wiring.of(
                ServerSettings.read(Map.of("CONFIG_BASE_URL", directory.toUri().toString())),
                InstantSource.system())
            .routes()
            .all();
    try (TestService service = withToken()) {
      assertThat(routes)
          .filteredOn(route -> route.path().startsWith("/admin"))
          .isNotEmpty()
          .allSatisfy(
              route ->
                  assertThat(send(service, route.method(), route.path(), "Accept", "*/*"))
                      .returns(401, HttpResponse::statusCode));
    }
  }

  @Test
  void a_change_is_logged_with_who_did_it_and_without_the_token() {
    Logger ours = (Logger) LoggerFactory.getLogger("dev.gavel");
    Level usual = ours.getLevel();
    ours.setLevel(Level.TRACE);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    ours.addAppender(log);
    try (TestService service = withToken()) {
      String path = "/admin/cache?prefix=prod%2F%0A";
      HttpResponse<String> done = send(service, "DELETE", path, "Authorization", "Bearer " + TOKEN);
      HttpResponse<String> refused =
          send(service, "DELETE", path, "Authorization", "Bearer " + TOKEN + TOKEN);

      assertThat(done.body()).isEqualTo("{\"forgotten\":{\"caches\":[],\"prefix\":\"prod/\\n\"}}");
      assertThat(Arrays.asList(refused.body(), service.get("/stats").body()))
          .noneMatch(text -> text.contains(TOKEN));
    } finally {
      ours.detachAppender(log);
      ours.setLevel(usual);
    }
    assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage))
        .contains(
            "forgotten: {\"caches\":[],\"prefix\":\"prod/\\n\"}",
            "DELETE /admin/cache from 127.0.0.1, by the admin token: 200")
        .noneMatch(line -> line.contains(TOKEN));
  }

  private TestService withToken() {
    return new TestService(directory, Map.of("GAVEL_ADMIN_TOKEN", TOKEN));
  }

  private static HttpResponse<String> send(
      TestService service, String method, String path, String header, String value) {
    return service.send(
        HttpRequest.newBuilder(service.uri(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header(header, value)
            .build());
  }
}
