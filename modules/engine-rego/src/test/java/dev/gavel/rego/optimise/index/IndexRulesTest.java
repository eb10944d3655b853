package dev.gavel.rego.optimise.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.plan.PlanPrinter;
import dev.gavel.rego.plan.PlanText;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of rules that test the same values. */
final class IndexRulesTest {
  private static final String DEFAULT =
      """
        block
          IsUndefined source=L2
          L2 = AssignVar source=false
        block
          ReturnLocal source=L2
      """;

  @Test
  void rules_that_differ_by_their_tests_only_become_one_block() {
    String rules =
        many(
            i ->
                """
                  block
                    L%1$d = Dot source=input key="role"
                    Equal a=L%1$d b="r%2$d"
                    L2 = AssignVar source=true
                """
                    .formatted(i + 10, i));
    assertThat(indexed(rules + DEFAULT))
        .isEqualTo(
            """
            function p[input, data] gives L2
              block
                Candidates locals=[input] index=%s chosen=L19
                  block
                    L2 = AssignVar source=true
            """
                    .formatted(rows("input.role = \"r%1$d\"", ": 0"))
                + DEFAULT);
  }

  @Test
  void a_constant_that_differs_is_chosen_by_the_index() {
    String rules =
        many(
            i ->
                """
                  block
                    L%1$d = Dot source=input key="s"
                    L%2$d = Dot source=L%1$d key="role"
                    Equal a="r%3$d" b=L%2$d
                    L%4$d = MakeNumberRef index="%3$d"
                    SetAdd value=L%4$d set=L2
                """
                    .formatted(i + 10, i + 20, i, i + 30));
    assertThat(indexed(rules))
        .isEqualTo(
            """
            function p[input, data] gives L2
              block
                Candidates locals=[input] index=%s chosen=L39
                  block
                    SetAdd value=L39 set=L2
            """
                .formatted(rows("input.s.role = \"r%1$d\"", ": 0 %1$d")));
  }

  @Test
  void what_is_tested_after_an_effect_is_tested_in_the_block() {
    String rules =
        many(
            i ->
                """
                  block
                    L2 = AssignVarOnce source=L3
                    L%1$d = Dot source=input key="role"
                    Equal a=L%1$d b="r%2$d"
                """
                    .formatted(i + 10, i));
    assertThat(indexed(rules)).doesNotContain("Candidates");
  }

  @Test
  void what_could_be_an_index_of_an_array_is_looked_up_in_the_block() {
    String rules =
        many(
            i ->
                """
                  block
                    L%1$d = Dot source=data key="0"
                    Equal a=L%1$d b="r%2$d"
                    L2 = AssignVar source=true
                """
                    .formatted(i + 10, i));
    assertThat(indexed(rules)).doesNotContain("Candidates");
  }

  @Test
  void a_local_that_one_of_the_blocks_writes_is_no_subject() {
    String rules =
        many(
            i ->
                """
                  block
                    Equal a=L2 b="r%2$d"
                    L2 = AssignVar source="r%1$d"
                """
                    .formatted(i + 1, i));
    assertThat(indexed(rules)).doesNotContain("Candidates");
  }

  @Test
  void the_first_of_a_chain_makes_undefined_what_all_rely_on() {
    String rules =
        many(
            i ->
                "  block\n"
                    + (i == 0 ? "    L2 = ResetLocal\n" : "    IsUndefined source=L2\n")
                    + """
                        L%1$d = Dot source=input key="role"
                        Equal a=L%1$d b="r%2$d"
                        L2 = AssignVar source=true
                    """
                        .formatted(i + 10, i));
    assertThat(indexed(rules))
        .isEqualTo(
            """
            function p[input, data] gives L2
              block
                L2 = ResetLocal
                Candidates locals=[input] index=%s chosen=L19
                  block
                    L2 = AssignVar source=true
                  block
                    IsUndefined source=L2
                    L2 = AssignVar source=true
            """
                .formatted(
                    rows("input.role = \"r%1$d\"", ": 1").replace("\"r0\"}: 1", "\"r0\"}: 0")));
  }

  private static String rows(String test, String outcome) {
    return IntStream.range(0, 9)
        .mapToObj(i -> ("{" + test + "}" + outcome).formatted(i))
        .collect(Collectors.joining("; "));
  }

  private static String many(IntFunction<String> block) {
    return IntStream.range(0, 9).mapToObj(block).collect(Collectors.joining());
  }

  private static String indexed(String blocks) {
    String plan = "function p[input, data] gives L2\n" + blocks;
    return PlanPrinter.print(IndexRules.in(PlanText.read(plan)))
        .lines()
        .map(line -> line.contains("  # ") ? line.substring(0, line.indexOf("  # ")) : line)
        .filter(line -> !line.isEmpty())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
