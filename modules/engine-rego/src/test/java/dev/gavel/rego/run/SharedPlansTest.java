package dev.gavel.rego.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.plan.PlanReader;
import dev.gavel.rego.plan.PlanVerifier;
import dev.gavel.rego.plan.PlanWriter;
import dev.gavel.rego.plan.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases that lie beside the checkout; where they do not, one line says so. */
class SharedPlansTest {

  @TestFactory
  Stream<DynamicTest> plans_of_opa_give_what_is_wanted() {
    return families(
        one -> {
          String problem = PlanCases.problem(one);
          return problem == null ? List.of() : List.of(problem);
        });
  }

  @TestFactory
  Stream<DynamicTest> plans_of_opa_have_no_mistakes() {
    return families(
        one -> {
          Policy policy = PlanReader.read(one.plan());
          Map<String, Integer> arities = arities(policy);
          return PlanVerifier.mistakes(policy, name -> arities.getOrDefault(name, -1));
        });
  }

  @TestFactory
  Stream<DynamicTest> plans_of_opa_are_written_as_they_were_read() {
    return families(
        one -> {
          Policy policy = PlanReader.read(one.plan());
          Policy again = PlanReader.read(PlanWriter.write(policy));
          return policy.equals(again) ? List.of() : List.of("is another plan when written");
        });
  }

  @FunctionalInterface
  private interface Check {
    List<String> problems(SharedCases.PlanCase one);
  }

  private static Stream<DynamicTest> families(Check check) {
    SharedCases shared = SharedCases.find();
    if (shared == null) {
      System.out.println("Left out: there is no ../shared/rego-conformance with plans to run.");
      return Stream.of();
    }
    return shared.families().stream()
        .map(family -> dynamicTest(family, () -> verify(shared, family, check)));
  }

  private static void verify(SharedCases shared, String family, Check check) {
    List<String> problems = new ArrayList<>();
    for (SharedCases.PlanCase one : shared.plans(family)) {
      check.problems(one).forEach(problem -> problems.add(one.note() + ": " + problem));
    }
    assertThat(problems).isEmpty();
  }

  private static Map<String, Integer> arities(Policy policy) {
    Map<String, Integer> arities = new HashMap<>();
    for (Policy.Required builtin : policy.builtins()) {
      Value arguments = ((ObjectValue) builtin.declaration()).get("args");
      arities.put(builtin.name(), arguments instanceof ArrayValue array ? array.size() : 0);
    }
    return arities;
  }
}
