package dev.gavel.rego.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.golden.GoldenFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanPrinterTest {

  static List<GoldenFile.Case> cases() {
    return GoldenFile.read("plan/print.txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_plan_is_printed_as_it_stands_there(GoldenFile.Case one) {
    String plan = one.part("plan");
    assertThat(PlanPrinter.print(PlanText.read(plan)).strip()).isEqualTo(plan.strip());
  }

  @Test
  void a_plan_with_mistakes_is_printed_too() {
    Stmt lost = new Stmt.IsSet(new Spot(9, 1, 1, 0, 0), new Operand.StringIndex(7));
    Policy policy =
        new Policy(
            List.of(),
            List.of(),
            List.of(),
            List.of(new Plan("eval", List.of(new Block(List.of(lost))))),
            List.of(),
            List.of(new Policy.Unplanned("data.p", Spot.NONE)));
    assertThat(PlanPrinter.print(policy))
        .isEqualTo(
            """
            plan eval
              block
                IsSet source=string 7  # :1:1

            unplanned data.p  # :0:0
            """);
  }
}
