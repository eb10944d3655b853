package dev.gavel.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailureLogTest {

  @Test
  void a_failure_is_logged_once_with_its_trace_and_its_request_id() {
    Route route =
        Route.fast(
            "GET",
            "/x",
            _ -> {
              throw new IllegalStateException("secret");
            });
    Logger logger = (Logger) LoggerFactory.getLogger(ServedRoute.class);
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    logger.addAppender(appender);

    Reply reply =
        new RouteTable(List.of(route), new RequestCounts())
            .routes()
            .getFirst()
            .answer(call("id-7"));

    logger.detachAppender(appender);
    assertThat(reply.status()).isEqualTo(500);
    assertThat(
            new String(reply.body().array(), 0, reply.body().remaining(), StandardCharsets.UTF_8))
        .contains("id-7")
        .doesNotContain("secret");
    assertThat(appender.list)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getFormattedMessage()).isEqualTo("GET /x failed");
              assertThat(event.getMDCPropertyMap()).containsEntry("request_id", "id-7");
              assertThat(event.getThrowableProxy().getMessage()).isEqualTo("secret");
            });
  }

  private static Call call(String id) {
    return new Call(
        new Call.Target("GET", "/x", null),
        Map.of(),
        new byte[0],
        id,
        new Call.Caller(
            _ -> null, () -> new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
  }
}
