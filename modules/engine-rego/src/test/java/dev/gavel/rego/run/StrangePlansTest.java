package dev.gavel.rego.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Cancellation;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Permissions;
import dev.gavel.rego.evaluation.Tier;
import dev.gavel.rego.plan.PlanPrinter;
import dev.gavel.rego.plan.PlanReader;
import dev.gavel.rego.plan.PlanText;
import dev.gavel.rego.plan.PlanVerifier;
import dev.gavel.rego.plan.PlanWriter;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.tier.Tiered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan that the verifier lets pass may be nonsense, and still harms nobody. */
class StrangePlansTest {
  private static final int PLANS = 2_000;
  private static final String LIMIT = "stopped";
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(10), 20_000, 4 << 20, 1 << 20, 50);
  private static final Value DOCUMENT =
      Value.parse("{\"a\": {\"b\": [1, 2, {\"a\": null}]}, \"b\": [\"a\", \"b\"], \"1\": 2.0}");

  /** Undefined for strings, a failure for booleans. */
  private static final Builtin ODD =
      (_, arguments) ->
          switch (arguments[0].kind()) {
            case STRING -> null;
            case BOOLEAN -> throw BuiltinException.failed("odd");
            default -> arguments[0];
          };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void it_ends_with_results_or_a_sentence(long seed) {
    int answered = 0;
    for (int i = 0; i < PLANS; i++) {
      Policy policy = StrangePlans.policy(seed * PLANS + i);
      assertThat(PlanVerifier.mistakes(policy, name -> name.equals("test.odd") ? 1 : -1)).isEmpty();
      answered += run(policy, DOCUMENT, new Cancellation()) == null ? 1 : 0;
    }
    assertThat(answered).isPositive();
  }

  /** A plan that a limit stops may have done more, or less, before it was stopped. */
  @ParameterizedTest
  @ValueSource(longs = {8, 9, 10, 11, 12})
  void its_code_does_what_it_does(long seed) {
    int compared = 0;
    for (int i = 0; i < PLANS; i++) {
      Policy policy = StrangePlans.policy(seed * PLANS + i);
      String wanted = outcome(policy, Tier.INTERPRETED);
      String got = outcome(policy, Tier.COMPILED);
      if (!wanted.equals(LIMIT) && !got.equals(LIMIT)) {
        assertThat(got).as(PlanPrinter.print(policy)).isEqualTo(wanted);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(PLANS / 2);
  }

  private static String outcome(Policy policy, Tier tier) {
    try {
      return Tiered.of(policy, name -> name.equals("test.odd") ? ODD : null, tier)
          .run("eval", DOCUMENT, ObjectValue.EMPTY, evaluation(LIMITS, new Cancellation()), false)
          .toString();
    } catch (EvaluationException broken) {
      boolean limit = broken.code().equals(EvaluationException.CANCELLED);
      return limit ? LIMIT : broken.described();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void it_is_written_and_read_again_as_it_was(long seed) {
    for (int i = 0; i < PLANS; i++) {
      Policy policy = StrangePlans.policy(seed * PLANS + i);
      assertThat(PlanReader.read(PlanWriter.write(policy))).isEqualTo(policy);
    }
  }

  @Test
  void a_caller_who_cancels_is_heard() {
    Cancellation cancellation = new Cancellation();
    cancellation.request();
    EvaluationException broken = run(endless(), numbers(), cancellation);
    assertThat(broken).isNotNull();
    assertThat(broken.code()).isEqualTo(EvaluationException.CANCELLED);
    assertThat(broken).hasMessage("caller cancelled query execution");
  }

  @Test
  void a_thread_that_is_interrupted_stops() {
    Thread.currentThread().interrupt();
    EvaluationException broken = run(endless(), numbers(), new Cancellation());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(broken).isNotNull();
    assertThat(broken.code()).isEqualTo(EvaluationException.CANCELLED);
  }

  @Test
  void values_that_nest_deeper_than_the_stack_end_with_a_sentence() {
    Policy nesting =
        PlanText.read(
            """
            plan eval
              block
                Scan source=input key=L2 value=L3
                  block
                    Scan source=input key=L4 value=L5
                      block
                        L6 = MakeArray capacity=1
                        Block
                          block
                            ArrayAppend value=L7 array=L6
                        L7 = AssignVar source=L6
                L8 = MakeSet
                SetAdd value=L7 set=L8
                L9 = MakeObject
                ObjectInsert key=L7 value=true object=L9
                ObjectInsert key=L8 value=true object=L9
                ResultSetAdd value=L9
            """);
    Evaluation evaluation = evaluation(Limits.DEFAULT, new Cancellation());
    EvaluationException broken = broken(nesting, numbers(), evaluation);
    assertThat(broken).isNotNull();
    assertThat(broken.code()).isEqualTo(EvaluationException.INTERNAL);
    assertThat(broken).hasMessage("the evaluation nests deeper than the stack of its thread");
  }

  private static Policy endless() {
    return PlanText.read(
        """
        plan eval
          block
            Scan source=input key=L2 value=L3
              block
                Scan source=input key=L4 value=L5
                  block
                    Nop
        """);
  }

  private static Value numbers() {
    return Value.of(IntStream.range(0, 300).boxed().toList());
  }

  private static @Nullable EvaluationException run(
      Policy policy, Value input, Cancellation cancellation) {
    return broken(policy, input, evaluation(LIMITS, cancellation));
  }

  private static @Nullable EvaluationException broken(
      Policy policy, Value input, Evaluation evaluation) {
    try {
      List<Value> results =
          Linked.of(policy, name -> name.equals("test.odd") ? ODD : null)
              .run("eval", input, ObjectValue.EMPTY, evaluation, false);
      assertThat(results).allSatisfy(result -> assertThat(result.toString()).isNotEmpty());
      return null;
    } catch (EvaluationException broken) {
      return broken;
    }
  }

  private static Evaluation evaluation(Limits limits, Cancellation cancellation) {
    return new Evaluation(
        Instant.EPOCH, new Random(7), new Budget(limits, cancellation), Permissions.NONE, _ -> {});
  }
}
