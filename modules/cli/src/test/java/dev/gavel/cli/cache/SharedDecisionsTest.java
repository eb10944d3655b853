package dev.gavel.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.cache.redis.testing.RedisServer;
import dev.gavel.engine.value.Value;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers that share what they decided. */
class SharedDecisionsTest {
  private static final int LOCAL = 0;
  private static final int REDIS = 1;
  private static final int USERS = 60;

  private RedisServer redis;
  private Snapshots snapshots;
  private ServedDecisions computed;
  private ServedDecisions first;
  private ServedDecisions second;
  private long asked;

  @BeforeEach
  void start(@TempDir Path directory) {
    snapshots = new Snapshots(directory);
    snapshots.publish(1, 18);
    redis = RedisServer.started();
    computed = ServedDecisions.computed(directory);
    first = ServedDecisions.shared(directory, redis.uri());
    second = ServedDecisions.shared(directory, redis.uri());
    Patience.await("Redis is there", () -> first.storeIsUp() && second.storeIsUp());
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
    computed.close();
    redis.close();
  }

  @Test
  void what_one_decided_the_other_need_not() {
    askUntilShared();

    long misses = second.number(LOCAL, "misses");
    second.decide(Snapshots.user(asked - 1));
    assertThat(second.number(LOCAL, "misses")).as("asked before").isEqualTo(misses);
  }

  @Test
  void what_one_is_told_to_forget_the_other_forgets_too() {
    askUntilShared();
    assertThat(second.number(LOCAL, "entries")).isPositive();

    first.forget("");

    assertThat(first.number(LOCAL, "entries")).isZero();
    Patience.await("the other one forgot", () -> second.number(LOCAL, "entries") == 0);
    long hits = second.number(REDIS, "hits");
    second.decide(Snapshots.user(asked - 1));
    assertThat(second.number(REDIS, "hits")).as("Redis forgot, too").isEqualTo(hits);
  }

  @Test
  void what_is_forgotten_can_be_chosen_by_the_beginning_of_its_key() {
    askUntilShared();
    long entries = second.number(LOCAL, "entries");

    first.forget("?prefix=prod/2/");
    assertThat(first.number(LOCAL, "entries")).isPositive();

    first.forget("?prefix=prod/1/");
    assertThat(first.number(LOCAL, "entries")).isZero();
    Patience.await("the other one forgot", () -> second.number(LOCAL, "entries") == 0);
    assertThat(entries).isPositive();
  }

  @Test
  void a_new_snapshot_finds_nothing_of_the_old_one() {
    askUntilShared();

    snapshots.publish(2, 40);
    Patience.await("it is served", () -> isServed(computed) && isServed(first) && isServed(second));
    long hits = first.number(REDIS, "hits");
    assertAnswersAreRight(first);
    assertThat(first.number(REDIS, "hits")).isEqualTo(hits);
    assertAnswersAreRight(second);
  }

  private static boolean isServed(ServedDecisions service) {
    return service.version().equals(Value.of(2));
  }

  /**
   * Each time about other users: those that a server knows itself it does not look for in Redis.
   */
  private void askUntilShared() {
    Patience.await(
        "answers are shared",
        () -> {
          asked += USERS;
          assertAnswersAreRight(first);
          assertAnswersAreRight(second);
          return second.number(REDIS, "hits") > 0;
        });
  }

  private void assertAnswersAreRight(ServedDecisions service) {
    for (int i = 1; i <= USERS; i++) {
      String user = Snapshots.user(asked - i);
      assertThat(service.decide(user).body()).isEqualTo(computed.decide(user).body());
    }
  }
}
