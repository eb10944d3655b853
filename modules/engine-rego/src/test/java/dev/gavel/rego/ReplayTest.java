package dev.gavel.rego;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Observations;
import dev.gavel.rego.evaluation.Permissions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final String CHANCE =
      "x := [time.now_ns(), rand.intn(\"a\", 1000000000), uuid.rfc4122(\"b\")]";

  @Test
  void what_depends_on_chance_and_time_is_replayed() {
    PreparedQuery query = Policies.builder().compile().query(CHANCE);
    Answer first = query.ask(Request.empty().recording());
    Answer other = query.ask(Request.empty().at(Instant.EPOCH).withSeed(7));
    Answer again =
        query.ask(Request.empty().at(Instant.EPOCH).withSeed(7).replaying(first.observations()));
    assertThat(other.solutions()).isNotEqualTo(first.solutions());
    assertThat(again.solutions()).isEqualTo(first.solutions());
    assertThat(first.observations().outcomes()).hasSize(3);
  }

  @Test
  void nothing_is_recorded_unless_that_is_asked() {
    Answer answer = Policies.builder().compile().query(CHANCE).evaluate();
    assertThat(answer.observations()).isEqualTo(Observations.NONE);
  }

  @Test
  void observations_survive_a_way_through_json() {
    PreparedQuery query = Policies.builder().compile().query(CHANCE);
    Answer first = query.ask(Request.empty().recording());
    ObjectValue logged = first.observations().toValue();
    assertThat(logged.get("time.now_ns").toString()).startsWith("{\"[]\":");
    Observations read = Observations.of((ObjectValue) Value.parse(logged.toString()));
    assertThat(query.ask(Request.empty().replaying(read)).solutions()).isEqualTo(first.solutions());
  }

  @Test
  void hosts_are_not_asked_again() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      PreparedQuery query =
          Policies.builder()
              .permissions(new Permissions(Set.of("127.0.0.1"), false, Map.of()))
              .compile()
              .query("http.send({\"method\": \"get\", \"url\": input}).status_code == 200");
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      Answer first = query.ask(Request.of(url).recording());
      assertThat(first.isTrue()).isTrue();
      server.stop(0);
      assertThat(query.ask(Request.of(url).replaying(first.observations())).isTrue()).isTrue();
      assertThat(asked).hasValue(1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_failure_is_replayed_too() {
    Policies closed = Policies.builder().compile();
    String query = "http.send({\"method\": \"get\", \"url\": \"http://example.com/\"})";
    Answer first = closed.query(query).ask(Request.empty().recording());
    assertThat(first.isDefined()).isFalse();
    Policies open =
        Policies.builder().permissions(new Permissions(Set.of("*"), false, Map.of())).compile();
    Answer again = open.query(query).ask(Request.empty().replaying(first.observations()));
    assertThat(again.failures().toString()).contains("disallowed host: example.com");
  }
}
