package dev.gavel.rego.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gavel.rego.optimise.Optimise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The plans that lie beside the checkout, optimised; where they do not, one line says so. */
class OptimisedPlansTest {

  @TestFactory
  Stream<DynamicTest> plans_give_the_same_when_they_are_optimised() {
    SharedCases shared = SharedCases.find();
    if (shared == null) {
      System.out.println("Left out: there is no ../shared/rego-conformance with plans to run.");
      return Stream.of();
    }
    return shared.families().stream()
        .map(family -> dynamicTest(family, () -> compare(shared.plans(family))));
  }

  private static void compare(List<SharedCases.PlanCase> cases) {
    List<String> problems = new ArrayList<>();
    for (SharedCases.PlanCase one : cases) {
      String plain = PlanCases.outcome(one, UnaryOperator.identity());
      String changed = PlanCases.outcome(one, Optimise::run);
      if (!changed.equals(plain)) {
        problems.add(one.note() + ": plain " + plain + ", changed " + changed);
      }
    }
    assertThat(problems).isEmpty();
  }
}
