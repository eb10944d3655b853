package dev.gavel.rego.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.builtin.library.Builtins;
import dev.gavel.rego.golden.GoldenFile;
import dev.gavel.rego.plan.PlanText;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What statements become, for those who want to read it. */
class EmitGoldenTest {

  static Stream<GoldenFile.Case> cases() {
    return GoldenFile.read("emit/code.txt").stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_plan_becomes_this_code(GoldenFile.Case one) {
    String code = Emit.text(PlanText.read(one.part("plan")), Builtins::named).orElse("none");
    assertThat(code.strip()).isEqualTo(one.part("code"));
  }
}
