package dev.gavel.rego.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.PlansOfModules;
import dev.gavel.rego.builtin.library.Builtins;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Permissions;
import dev.gavel.rego.optimise.Optimise;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.run.Linked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Programs made up, run as they were planned and as they were optimised. {@code
 * -Dgavel.optimised.programs} says how many, {@code -Dgavel.optimised.seed} from where.
 */
class OptimisedProgramsTest {
  private static final int INPUTS = 3;
  private static final int MOST_SHOWN = 3;
  private static final String ERROR = "breaks off";

  @Test
  void an_optimised_program_gives_what_the_plain_one_gives() {
    long seed = Long.getLong("gavel.optimised.seed", 0);
    int count = Integer.getInteger("gavel.optimised.programs", 1_500);
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (long i = seed; i < seed + count && differences.size() < MOST_SHOWN; i++) {
      Program program = ProgramMaker.program(i);
      Policy plain = plan(program);
      if (plain != null) {
        compared++;
        compare(program, plain, Optimise.run(plain), differences);
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(count / 4);
  }

  private static void compare(
      Program program, Policy plain, Policy optimised, List<String> differences) {
    for (int i = 0; i < INPUTS; i++) {
      Value input = i == 0 ? program.input() : InputMaker.input(program, program.seed() + i);
      String wanted = outcome(plain, input, program.data());
      String got = outcome(optimised, input, program.data());
      if (!got.equals(wanted)) {
        differences.add(program + "\ninput: " + input + "\nplain: " + wanted + "\nnow: " + got);
        return;
      }
    }
  }

  private static Policy plan(Program program) {
    try {
      return PlansOfModules.plan(program.dialect(), program.modules(), "data");
    } catch (RejectedException rejected) {
      return null;
    }
  }

  private static String outcome(Policy policy, Value input, Value data) {
    Evaluation evaluation =
        new Evaluation(
            Instant.EPOCH,
            new Random(7),
            new Budget(Limits.DEFAULT, null),
            Permissions.NONE,
            _ -> {});
    try {
      return Linked.of(policy, Builtins::named)
          .run("eval", input, data, evaluation, false)
          .toString();
    } catch (EvaluationException broken) {
      return ERROR;
    }
  }
}
