package dev.gavel.rego;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.golden.GoldenFile;
import dev.gavel.rego.optimise.Optimise;
import dev.gavel.rego.plan.PlanPrinter;
import dev.gavel.rego.plan.PlanText;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.syntax.tree.Dialect;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What plans are optimised to: those of modules, and those that are written out. */
final class OptimiseGoldenTest {
  static Stream<GoldenFile.Case> cases() {
    return Stream.of("constants", "copies", "inline", "early", "loops", "sets")
        .flatMap(file -> GoldenFile.read("optimise/" + file + ".txt").stream());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_plan_is_optimised_so(GoldenFile.Case one) {
    assertThat(optimised(one)).isEqualTo(one.part("optimised"));
  }

  static String optimised(GoldenFile.Case one) {
    Policy plan =
        one.parts().containsKey("plan")
            ? PlanText.read(one.part("plan"))
            : PlansOfModules.plan(
                Dialect.V1, Map.of("m.rego", one.part("module") + "\n"), one.part("query"));
    return withoutPlaces(PlanPrinter.print(Optimise.run(plan)));
  }

  private static String withoutPlaces(String plan) {
    List<String> lines = plan.lines().map(line -> line.split("  # ", 2)[0]).toList();
    return lines.stream().collect(Collectors.joining("\n")).strip();
  }
}
