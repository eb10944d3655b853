package dev.gavel.rego.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PoliciesBuilder;
import dev.gavel.rego.PreparedQuery;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Tier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Programs made up, asked in both tiers with inputs made up. {@code -Dgavel.tiers.programs} says
 * how many programs, {@code -Dgavel.tiers.inputs} how many inputs for each, {@code
 * -Dgavel.tiers.seed} from where.
 */
class TiersAgreeTest {
  private static final int MOST_SHOWN = 3;

  @Test
  void interpreter_and_bytecode_say_the_same() {
    long seed = Long.getLong("gavel.tiers.seed", 0);
    int programs = Integer.getInteger("gavel.tiers.programs", 1_500);
    int inputs = Integer.getInteger("gavel.tiers.inputs", 5);
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (long i = seed; i < seed + programs && differences.size() < MOST_SHOWN; i++) {
      Program program = ProgramMaker.program(i);
      PreparedQuery interpreted = query(program, Tier.INTERPRETED);
      PreparedQuery compiled = query(program, Tier.COMPILED);
      if (interpreted != null && compiled != null) {
        for (int k = 0; k < inputs; k++) {
          Value input = InputMaker.input(program, i * inputs + k);
          String wanted = outcome(interpreted, input);
          String got = outcome(compiled, input);
          compared++;
          if (!got.equals(wanted)) {
            differences.add(
                program + "\ninput: " + input + "\ninterpreted: " + wanted + "\ncompiled: " + got);
            break;
          }
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(programs);
  }

  private static PreparedQuery query(Program program, Tier tier) {
    PoliciesBuilder builder =
        Policies.builder().dialect(program.dialect()).data(program.data()).tier(tier);
    program.modules().forEach(builder::module);
    try {
      return builder.compile().query("data");
    } catch (RejectedException rejected) {
      return null;
    }
  }

  private static String outcome(PreparedQuery query, Value input) {
    try {
      return query.evaluate(input).solutions().toString();
    } catch (EvaluationException broken) {
      return broken.described();
    }
  }
}
