package dev.gavel.rules.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rules.Trees;
import org.junit.jupiter.api.Test;

final class OrderTest {

  @Test
  void cheap_conditions_come_first_and_equals_stay_as_written() {
    String rules =
        "{'all': [{'any': [%s, %s]}, %s, %s, %s, %s]}"
            .formatted(
                Trees.condition("c", "contains", "'x'"),
                Trees.condition("d", "lt", "1"),
                Trees.condition("in", "in", "['x']"),
                Trees.condition("gt", "gt", "1"),
                Trees.condition("z", "eq", "1"),
                Trees.condition("y", "neq", "1"));

    assertThat(Trees.text(new Order().cheapFirst(Trees.normal(rules))))
        .isEqualTo("all(z, not y, gt, in, any(d, c))");
  }
}
