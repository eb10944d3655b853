package dev.gavel.rego;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Tier;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RememberedAnswersTest {

  private static Policies policies(String rules) {
    return Policies.builder()
        .tier(Tier.COMPILED)
        .rememberingAnswers(1 << 20)
        .data(Map.of("limit", 3))
        .module("p.rego", "package p\n" + rules)
        .compile();
  }

  @Test
  void an_input_that_comes_again_gets_the_very_same_answer() {
    PreparedQuery name = policies("name := upper(input.user.name)").query("data.p.name");
    Answer first = name.evaluate(Map.of("user", Map.of("name", "bob")));
    assertThat(name.evaluate(Map.of("user", Map.of("name", "bob")))).isSameAs(first);
    assertThat(name.evaluate(Map.of("user", Map.of("name", "eve")))).isNotSameAs(first);
  }

  @Test
  void what_the_policy_cannot_read_makes_no_difference() {
    PreparedQuery name = policies("name := upper(input.user.name)").query("data.p.name");
    Answer first = name.evaluate(Map.of("user", Map.of("name", "bob", "age", 7), "id", 1));
    assertThat(name.evaluate(Map.of("user", Map.of("name", "bob", "age", 8), "id", 2)))
        .isSameAs(first);
  }

  @Test
  void numbers_that_are_equal_but_spelled_differently_are_two_inputs() {
    PreparedQuery same = policies("same := input.n").query("data.p.same");
    assertThat(same.evaluate(Value.parse("{\"n\": 1}")).value()).hasToString("Optional[1]");
    assertThat(same.evaluate(Value.parse("{\"n\": 1.0}")).value()).hasToString("Optional[1.0]");
  }

  @Test
  void no_input_is_not_the_same_as_null() {
    PreparedQuery there = policies("there if input == null").query("data.p.there");
    assertThat(there.evaluate().isDefined()).isFalse();
    assertThat(there.evaluate(NullValue.NULL).isDefined()).isTrue();
    assertThat(there.evaluate().isDefined()).isFalse();
  }

  @Test
  void what_depends_on_time_or_chance_is_not_remembered() {
    PreparedQuery now = policies("now := time.now_ns()").query("data.p.now");
    assertThat(now.evaluate()).isNotSameAs(now.evaluate());
    PreparedQuery dice = policies("dice := rand.intn(input.what, 6)").query("data.p.dice");
    assertThat(dice.evaluate(Map.of("what", "d"))).isNotSameAs(dice.evaluate(Map.of("what", "d")));
    PreparedQuery open =
        policies("open := gavel.time_window_now({\"value\": {\"business_hours\": true}})")
            .query("data.p.open");
    assertThat(open.evaluate()).isNotSameAs(open.evaluate());
  }

  @Test
  void other_data_gives_other_answers() {
    Policies policies = policies("within if input.n < data.limit");
    assertThat(policies.query("data.p.within").isTrue(Map.of("n", 5))).isFalse();
    Policies changed = policies.withData(Map.of("limit", 10));
    assertThat(changed.query("data.p.within").isTrue(Map.of("n", 5))).isTrue();
  }
}
