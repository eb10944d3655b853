package dev.gavel.rego.run.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.library.Builtins;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Permissions;
import dev.gavel.rego.evaluation.SharedCaches;
import dev.gavel.rego.optimise.index.Indexing;
import dev.gavel.rego.plan.PlanText;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.run.Linked;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That large plans and large data are asked in few steps. */
final class IndexedPlansTest {
  private static final int MANY = 100_000;

  /** Fewer than there are entries; the budget is looked at every thousand steps or so. */
  private static final Limits FEW_STEPS = Limits.DEFAULT.withSteps(5_000);

  private static final String QUESTION =
      """
      plan eval
        block
          L2 = Call func=p args=[input, data]
          ResultSetAdd value=L2
      """;

  private final SharedCaches caches = new SharedCaches(0);

  @Test
  void a_hundred_thousand_grants_are_indexed_once_and_asked_in_few_steps() {
    Policy plan =
        PlanText.read(
            QUESTION
                + """
                function p[input, data] gives L2
                  block
                    L3 = Dot source=data key="grants"
                    L4 = Dot source=input key="role"
                    Scan source=L3 key=L5 value=L6
                      block
                        L7 = Dot source=L6 key="role"
                        Equal a=L7 b=L4
                        L8 = Dot source=L6 key="id"
                        L2 = AssignVarOnce source=L8
                  block
                    ReturnLocal source=L2
                """);
    Linked linked = Linked.of(Indexing.run(plan), Builtins::named);
    Value data = grants();
    assertThat(ask(linked, role(0), data, Limits.DEFAULT)).isEqualTo("[0]");
    for (int i = 1; i < MANY; i += 9_999) {
      assertThat(ask(linked, role(i), data, FEW_STEPS)).isEqualTo("[" + i + "]");
    }
    assertThat(ask(linked, role(MANY), data, FEW_STEPS)).isEqualTo("[]");
    assertThat(caches.lasting(DataIndexes.class, DataIndexes::new).count()).isEqualTo(1);
  }

  @Test
  void other_data_gets_an_index_of_its_own() {
    DataIndexes indexes = caches.lasting(DataIndexes.class, DataIndexes::new);
    Budget budget = new Budget(Limits.DEFAULT, null);
    Filters filters = new Filters(List.of(List.of("role")));
    Value[] wanted = {StringValue.of("r1")};
    for (Value source : new Value[] {grants(), grants()}) {
      Value entries = ((ObjectValue) source).value(0);
      assertThat(new ScanIndexes(indexes, budget).visits(filters, entries, true, wanted).next())
          .isTrue();
    }
    assertThat(indexes.count()).isEqualTo(2);
  }

  @Test
  void many_rules_become_one_block_and_answer_right() {
    int rules = 2_000;
    String plan =
        IntStream.range(0, rules)
            .mapToObj(
                i ->
                    """
                      block
                        L%1$d = Dot source=input key="role"
                        Equal a=L%1$d b="r%2$d"
                        L%3$d = MakeNumberRef index="%2$d"
                        L2 = AssignVarOnce source=L%3$d
                    """
                        .formatted(10 + i, i, 10 + rules + i))
            .collect(
                Collectors.joining(
                    "",
                    QUESTION + "function p[input, data] gives L2\n",
                    "  block\n    ReturnLocal source=L2\n"));
    Policy indexed = Indexing.run(PlanText.read(plan));
    assertThat(indexed.functions().getFirst().blocks()).hasSize(2);
    Linked linked = Linked.of(indexed, Builtins::named);
    for (int i = 0; i < rules; i += 99) {
      assertThat(ask(linked, role(i), ObjectValue.EMPTY, FEW_STEPS)).isEqualTo("[" + i + "]");
    }
  }

  private static Value role(int number) {
    return ObjectValue.builder().put("role", StringValue.of("r" + number)).build();
  }

  private static Value grants() {
    return ObjectValue.builder()
        .put(
            "grants",
            ArrayValue.of(
                IntStream.range(0, MANY)
                    .mapToObj(i -> Value.parse("{\"role\": \"r" + i + "\", \"id\": " + i + "}"))
                    .toList()))
        .build();
  }

  private String ask(Linked linked, Value input, Value data, Limits limits) {
    Evaluation evaluation =
        new Evaluation(
                Instant.EPOCH, new Random(1), new Budget(limits, null), Permissions.NONE, _ -> {})
            .sharing(caches);
    return linked.run("eval", input, data, evaluation, false).toString();
  }
}
