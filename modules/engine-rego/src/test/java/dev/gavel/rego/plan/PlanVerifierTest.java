package dev.gavel.rego.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.golden.GoldenFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanVerifierTest {

  static List<GoldenFile.Case> cases() {
    return GoldenFile.read("plan/verify.txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_plan_has_the_mistakes_that_its_case_says(GoldenFile.Case one) {
    assertThat(String.join("\n", mistakes(PlanText.read(one.part("plan")))))
        .isEqualTo(one.part("mistakes"));
  }

  @Test
  void strings_that_are_not_there_are_mistakes() {
    assertThat(
            mistakes(
                policy(
                    new Stmt.MakeNumberRef(Spot.NONE, 1, 2),
                    new Stmt.IsSet(Spot.NONE, new Operand.StringIndex(7)),
                    new Stmt.With(
                        Spot.NONE,
                        0,
                        List.of(0, -1),
                        new Operand.Bool(true),
                        new Block(List.of())))))
        .containsExactly(
            "plan eval: it uses string 1 of 1",
            "plan eval: it uses string 7 of 1",
            "plan eval: it uses string -1 of 1");
  }

  @Test
  void locals_below_zero_are_mistakes() {
    assertThat(mistakes(policy(new Stmt.ResultSetAdd(Spot.NONE, -5))))
        .containsExactly("plan eval: a local has the number -5");
  }

  @Test
  void blocks_are_not_nested_without_end() {
    Stmt nested = new Stmt.Nop(Spot.NONE);
    for (int i = 0; i < 5_000; i++) {
      nested = new Stmt.Not(Spot.NONE, new Block(List.of(nested)));
    }
    assertThat(mistakes(policy(nested)))
        .containsExactly("plan eval: blocks are nested more than 250 deep");
  }

  @Test
  void there_is_an_end_to_mistakes() {
    List<Stmt> breaks = new ArrayList<>(Collections.nCopies(5_000, new Stmt.Break(Spot.NONE, 9)));
    assertThat(mistakes(policy(breaks.toArray(Stmt[]::new)))).hasSize(100);
  }

  private static List<String> mistakes(Policy policy) {
    return PlanVerifier.mistakes(policy, name -> name.equals("upper") ? 1 : -1);
  }

  private static Policy policy(Stmt... statements) {
    Plan plan = new Plan("eval", List.of(new Block(List.of(statements))));
    return new Policy(List.of("text"), List.of(), List.of(), List.of(plan), List.of(), List.of());
  }
}
