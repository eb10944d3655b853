package dev.gavel.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.gavel.cache.redis.testing.RedisServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A Redis with a password: the right one opens, a wrong one hurts nobody, and none is shown. */
class SecretOfRedisTest {
  private static final String RIGHT = "open-sesame";
  private static final String WRONG = "open-barley";

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final RedisServer redis = RedisServer.stopped();
  @TempDir private Path directory;

  @BeforeEach
  void start() {
    new Snapshots(directory).publish(1, 18);
    redis.requirePassword(RIGHT);
    redis.start();
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stop() {
    root.detachAppender(log);
    redis.close();
  }

  @Test
  void the_right_one_opens() {
    try (ServedDecisions service = ServedDecisions.shared(directory, redis.uri())) {
      Patience.await("Redis is there", service::storeIsUp);
      assertNothingIsShown(service);
    }
  }

  @Test
  void with_a_wrong_one_decisions_are_computed_and_everybody_is_told_why() {
    URI wrong = URI.create(redis.uri().toString().replace(RIGHT, WRONG));
    try (ServedDecisions service = ServedDecisions.shared(directory, wrong);
        ServedDecisions computed = ServedDecisions.computed(directory)) {
      Patience.await("Redis has refused", () -> service.health().toString().contains("password"));
      for (int i = 0; i < 100; i++) {
        String user = Snapshots.user(i);
        assertThat(service.decide(user).body()).isEqualTo(computed.decide(user).body());
      }
      assertThat(service.storeIsUp()).isFalse();
      assertNothingIsShown(service);
    }
  }

  private void assertNothingIsShown(ServedDecisions service) {
    Stream<String> answers =
        Stream.of(service.health().toString(), service.caches().toString(), service.metrics());
    Stream<String> lines = List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage);
    assertThat(Stream.concat(answers, lines))
        .noneMatch(text -> text.contains(RIGHT) || text.contains(WRONG));
  }
}
