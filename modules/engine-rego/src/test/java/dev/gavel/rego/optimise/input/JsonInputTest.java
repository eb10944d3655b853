package dev.gavel.rego.optimise.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PreparedQuery;
import dev.gavel.rego.evaluation.Tier;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Asking with JSON, of which a part is read. */
class JsonInputTest {
  private static final String POLICY =
      """
      package p
      allow if { some role in input.user.roles; role.name == input.wanted }
      """;

  @ParameterizedTest
  @EnumSource(Tier.class)
  void the_answer_is_that_to_the_whole_input(Tier tier) {
    PreparedQuery allow =
        Policies.builder().tier(tier).module("p.rego", POLICY).compile().query("data.p.allow");
    String json =
        """
        {"noise": [{"x": 1}, "y"], "wanted": "dev",
         "user": {"id": 7, "roles": [{"name": "ops", "since": 1}, {"name": "dev"}]}}\
        """;

    assertThat(allow.evaluateJson(json.getBytes(StandardCharsets.UTF_8)).isTrue()).isTrue();
    assertThat(allow.evaluate(Value.parse(json)).isTrue()).isTrue();
    assertThat(allow.evaluateJson("{}".getBytes(StandardCharsets.UTF_8)).isTrue()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void what_no_rule_reads_must_be_json_all_the_same(Tier tier) {
    PreparedQuery allow =
        Policies.builder().tier(tier).module("p.rego", POLICY).compile().query("data.p.allow");

    assertThatThrownBy(
            () -> allow.evaluateJson("{\"noise\": [1,]}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonException.class)
        .hasMessage("a value was expected, not ']'");
  }
}
