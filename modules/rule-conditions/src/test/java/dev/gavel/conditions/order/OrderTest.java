package dev.gavel.conditions.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.conditions.Trees;
import dev.gavel.testkit.Documents;
import org.junit.jupiter.api.Test;

final class OrderTest {

  @Test
  void cheap_conditions_come_first_and_equals_stay_as_written() {
    String rules =
        "{'all': [{'any': [%s, %s]}, %s, %s, %s, %s]}"
            .formatted(
                Documents.condition("c", "contains", "'x'"),
                Documents.condition("d", "lt", "1"),
                Documents.condition("in", "in", "['x']"),
                Documents.condition("gt", "gt", "1"),
                Documents.condition("z", "eq", "1"),
                Documents.condition("y", "neq", "1"));

    assertThat(Trees.text(new Order().cheapFirst(Trees.normal(rules))))
        .isEqualTo("all(z, not y, gt, in, any(d, c))");
  }
}
