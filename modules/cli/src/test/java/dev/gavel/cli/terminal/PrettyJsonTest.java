package dev.gavel.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.Value;
import org.junit.jupiter.api.Test;

class PrettyJsonTest {

  @Test
  void each_member_and_item_has_a_line_and_numbers_stay_to_the_letter() {
    assertThat(PrettyJson.of(Value.parse("{\"b\":[1.0,{\"a\":\"ä\\n\"}],\"e\":[],\"o\":{}}")))
        .isEqualTo(
            """
            {
              "b": [
                1.0,
                {
                  "a": "ä\\n"
                }
              ],
              "e": [],
              "o": {}
            }\
            """);
  }
}
