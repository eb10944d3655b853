package dev.gavel.rego.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.encoding.RegoValueText;
import dev.gavel.rego.builtin.library.Builtins;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Permissions;
import dev.gavel.rego.evaluation.Tier;
import dev.gavel.rego.golden.GoldenFile;
import dev.gavel.rego.plan.PlanException;
import dev.gavel.rego.plan.PlanText;
import dev.gavel.rego.tier.Tiered;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plans by hand, each for one thing that a plan can do.
 *
 * <p>They may call {@code test.tick}, which counts its calls, {@code test.chance}, which does too
 * but change its mind, {@code test.none}, {@code test.fail} and {@code test.operand}.
 */
class PlanRunTest {
  private static final Value NO_INPUT = StringValue.of("no input");

  static Stream<GoldenFile.Case> cases() {
    return Stream.of("control", "reading", "filling", "rules", "with", "limits")
        .flatMap(file -> GoldenFile.read("run/" + file + ".txt").stream());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_plan_gives_what_its_case_says(GoldenFile.Case one) {
    String wanted = one.part(one.parts().containsKey("error") ? "error" : "result");
    assertThat(outcome(one, Tier.INTERPRETED)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @MethodSource("unlimitedCases")
  void its_code_gives_the_same(GoldenFile.Case one) {
    assertThat(outcome(one, Tier.COMPILED)).isEqualTo(outcome(one, Tier.INTERPRETED));
  }

  /** Code spends less than its plan does, and does not call twice what answers the same again. */
  static Stream<GoldenFile.Case> unlimitedCases() {
    return cases()
        .filter(one -> one.part("limit").isEmpty())
        .filter(one -> !plan(one).contains("test.tick"));
  }

  private static String outcome(GoldenFile.Case one, Tier tier) {
    try {
      Executable linked = Tiered.of(PlanText.read(plan(one)), builtins(), tier);
      Value input = value(one, "input", NO_INPUT);
      return linked
          .run(
              "eval",
              input.equals(NO_INPUT) ? null : input,
              value(one, "data", ObjectValue.EMPTY),
              evaluation(limits(one.part("limit"))),
              one.parts().containsKey("strict"))
          .stream()
          .map(RegoValueText::of)
          .collect(Collectors.joining("\n"));
    } catch (EvaluationException broken) {
      return broken.code() + ": " + broken.at() + ": " + broken.getMessage();
    } catch (PlanException unsound) {
      return unsound.getMessage();
    }
  }

  private static String plan(GoldenFile.Case one) {
    return one.parts().containsKey("plan")
        ? one.part("plan")
        : "plan eval\n  block\n" + one.part("steps").indent(4);
  }

  private static Value value(GoldenFile.Case one, String part, Value otherwise) {
    return one.parts().containsKey(part) ? TermText.read(one.part(part)) : otherwise;
  }

  private static Evaluation evaluation(Limits limits) {
    return new Evaluation(
        Instant.EPOCH, new Random(7), new Budget(limits, null), Permissions.NONE, _ -> {});
  }

  private static Limits limits(String limit) {
    if (limit.isEmpty()) {
      return Limits.DEFAULT;
    }
    int number = Integer.parseInt(limit.substring(limit.indexOf(' ') + 1));
    Limits all = Limits.DEFAULT;
    return switch (limit.substring(0, limit.indexOf(' '))) {
      case "steps" -> all.withSteps(number);
      case "bytes" -> all.withBytes(number);
      case "ms" -> all.withTime(Duration.ofMillis(number));
      case "result" -> new Limits(all.time(), all.steps(), all.bytes(), number, all.depth());
      case "depth" -> new Limits(all.time(), all.steps(), all.bytes(), all.resultBytes(), number);
      default -> throw new IllegalArgumentException(limit);
    };
  }

  private static java.util.function.Function<String, @Nullable Builtin> builtins() {
    AtomicInteger ticks = new AtomicInteger();
    Builtin tick = (_, _) -> NumberValue.of(ticks.incrementAndGet());
    return name ->
        switch (name) {
          case "test.tick", "rand.intn" -> tick;
          case "test.none" -> (_, _) -> null;
          case "test.fail" ->
              (_, arguments) -> {
                throw BuiltinException.failed("no luck with " + arguments[0]);
              };
          case "test.operand" ->
              (_, _) -> {
                throw BuiltinException.operand(1, "must be better");
              };
          default -> Builtins.named(name);
        };
  }
}
