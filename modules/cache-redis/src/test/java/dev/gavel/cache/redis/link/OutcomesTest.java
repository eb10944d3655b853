package dev.gavel.cache.redis.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomesTest {
  private final Outcomes outcomes = new Outcomes();

  private int failuresUntilTooMany() {
    for (int i = 1; i < 100; i++) {
      if (outcomes.bad()) {
        return i;
      }
    }
    return 100;
  }

  @Test
  void eight_in_a_row_are_too_many() {
    assertThat(failuresUntilTooMany()).isEqualTo(8);
  }

  @Test
  void what_was_good_long_ago_makes_no_difference() {
    for (int i = 0; i < 1_000; i++) {
      outcomes.good();
    }
    assertThat(failuresUntilTooMany()).isEqualTo(8);
  }

  @Test
  void every_other_one_is_too_many() {
    for (int i = 0; i < 7; i++) {
      assertThat(outcomes.bad()).isFalse();
      outcomes.good();
    }
    assertThat(outcomes.bad()).isTrue();
  }

  @Test
  void every_third_one_is_not() {
    for (int i = 0; i < 100; i++) {
      assertThat(outcomes.bad()).isFalse();
      outcomes.good();
      outcomes.good();
    }
  }
}
