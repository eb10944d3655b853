package dev.gavel.rego;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.library.Builtins;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Permissions;
import dev.gavel.rego.optimise.Optimise;
import dev.gavel.rego.optimise.index.Indexing;
import dev.gavel.rego.optimise.index.PatternPrograms;
import dev.gavel.rego.plan.PlanPrinter;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.planner.Planner;
import dev.gavel.rego.plan.planner.work.Query;
import dev.gavel.rego.run.Linked;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.parse.Parser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That plans with indexes answer as plans without do, or break off where they do. */
final class IndexedProgramsTest {
  private static final int QUESTIONS = 12;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void a_program_with_indexes_answers_as_the_plain_one(int seed) {
    PatternPrograms programs = new PatternPrograms(new Random(seed));
    for (int i = 0; i < 6; i++) {
      String program = programs.program();
      Policy plain = plan(program);
      Linked reference = Linked.of(plain, Builtins::named);
      Linked optimised = Linked.of(Indexing.run(Optimise.run(plain)), Builtins::named);
      Linked indexed = Linked.of(Indexing.run(plain), Builtins::named);
      for (int question = 0; question < QUESTIONS; question++) {
        Value input = programs.input();
        Value data = programs.data();
        for (String name : PatternPrograms.NAMES) {
          String wanted = answer(reference, name, input, data);
          String asked = "%s of\n%s\ninput %s\ndata %s".formatted(name, program, input, data);
          assertThat(answer(optimised, name, input, data)).as(asked).isEqualTo(wanted);
          assertThat(answer(indexed, name, input, data)).as(asked).isEqualTo(wanted);
        }
      }
    }
  }

  @Test
  void programs_of_this_kind_get_indexes() {
    PatternPrograms programs = new PatternPrograms(new Random(1));
    String printed = PlanPrinter.print(Indexing.run(Optimise.run(plan(programs.program()))));
    assertThat(printed).contains("Candidates", "ScanWhere");
  }

  private static String answer(Linked linked, String plan, Value input, Value data) {
    Evaluation evaluation =
        new Evaluation(
            Instant.EPOCH,
            new Random(1),
            new Budget(Limits.DEFAULT, null),
            Permissions.NONE,
            _ -> {});
    try {
      return linked.run(plan, input, data, evaluation, false).toString();
    } catch (EvaluationException broken) {
      return "breaks off";
    }
  }

  private static Policy plan(String program) {
    CompiledModules modules =
        RegoCompiler.compile(
            List.of(Parser.module("t.rego", program, ParseOptions.V1)), CompileSettings.DEFAULT);
    List<Query> queries = new ArrayList<>();
    for (String name : PatternPrograms.NAMES) {
      CompiledModules.CompiledQuery query =
          modules.query(
              Parser.query("x := data.t." + name, ParseOptions.V1),
              CompiledModules.Standpoint.OUTSIDE,
              UnaryOperator.identity());
      queries.add(new Query(name, query.body(), query.written()));
    }
    return Planner.plan(modules.draft().ruleTree(), queries, modules.settings().builtins());
  }
}
