package dev.gavel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StretchTest {
  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void the_first_moment_is_in_it_and_the_last_is_not() {
    Stretch stretch = new Stretch(NINE, TEN);

    assertThat(stretch.contains(NINE)).isTrue();
    assertThat(stretch.contains(TEN.minusNanos(1))).isTrue();
    assertThat(stretch.contains(NINE.minusNanos(1))).isFalse();
    assertThat(stretch.contains(TEN)).isFalse();
  }

  @Test
  void always_holds_every_moment_and_never_none() {
    assertThat(Stretch.ALWAYS.contains(Instant.MIN)).isTrue();
    assertThat(Stretch.ALWAYS.contains(Instant.MAX)).isTrue();
    assertThat(Stretch.NEVER.contains(Instant.EPOCH)).isFalse();
  }

  @Test
  void what_two_have_in_common_is_a_stretch_or_nothing() {
    Stretch morning = new Stretch(NINE, NOON);

    assertThat(morning.and(new Stretch(TEN, Instant.MAX))).isEqualTo(new Stretch(TEN, NOON));
    assertThat(morning.and(Stretch.ALWAYS)).isEqualTo(morning);
    assertThat(morning.and(Stretch.NEVER)).isEqualTo(Stretch.NEVER);
    assertThat(new Stretch(NINE, TEN).and(new Stretch(TEN, NOON))).isEqualTo(Stretch.NEVER);
    assertThat(Stretch.ALWAYS.and(Stretch.ALWAYS)).isEqualTo(Stretch.ALWAYS);
  }
}
