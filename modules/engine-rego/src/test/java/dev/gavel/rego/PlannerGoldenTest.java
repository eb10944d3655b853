package dev.gavel.rego;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.golden.GoldenFile;
import dev.gavel.rego.plan.PlanPrinter;
import dev.gavel.rego.plan.PlanVerifier;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.planner.Planner;
import dev.gavel.rego.plan.planner.work.Query;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.parse.Parser;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.type.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What programs are planned to, and that their plans give what OPA 1.22.0 gives. */
final class PlannerGoldenTest {
  private static final List<String> FILES = List.of("rules", "data", "expressions", "with");

  static Stream<GoldenFile.Case> cases() {
    return FILES.stream().flatMap(file -> GoldenFile.read("planner/" + file + ".txt").stream());
  }

  static Stream<GoldenFile.Case> planned() {
    return cases().filter(one -> one.parts().containsKey("plan"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_plan_gives_what_opa_gives(GoldenFile.Case one) {
    assertThat(results(one)).isEqualTo(wanted(one.part("result")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_plan_is_sound(GoldenFile.Case one) {
    CompiledModules modules = modules(one);
    List<String> mistakes =
        PlanVerifier.mistakes(
            plan(modules, one),
            name -> {
              Declaration known = modules.settings().builtins().find(name);
              return known == null ? -1 : known.type().arity();
            });
    assertThat(mistakes).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("planned")
  void a_program_is_planned_so(GoldenFile.Case one) {
    assertThat(printed(one)).isEqualTo(one.part("plan"));
  }

  static String printed(GoldenFile.Case one) {
    return PlanPrinter.print(plan(modules(one), one)).strip();
  }

  private static CompiledModules modules(GoldenFile.Case one) {
    List<RegoModule> modules = new ArrayList<>();
    for (String source : sources(one)) {
      modules.add(Parser.module("m" + modules.size() + ".rego", source, ParseOptions.V1));
    }
    return RegoCompiler.compile(modules, CompileSettings.DEFAULT);
  }

  private static List<String> sources(GoldenFile.Case one) {
    return one.parts().entrySet().stream()
        .filter(part -> part.getKey().startsWith("module"))
        .map(part -> part.getValue() + "\n")
        .toList();
  }

  private static Policy plan(CompiledModules modules, GoldenFile.Case one) {
    CompiledModules.CompiledQuery query =
        modules.query(
            Parser.query(one.part("query"), ParseOptions.V1),
            CompiledModules.Standpoint.OUTSIDE,
            UnaryOperator.identity());
    return Planner.plan(
        modules.draft().ruleTree(),
        List.of(new Query("eval", query.body(), query.written())),
        modules.settings().builtins());
  }

  private static Set<Value> wanted(String lines) {
    return lines
        .lines()
        .map(line -> line.startsWith("eval_") ? StringValue.of(line) : Value.parse(line))
        .collect(Collectors.toSet());
  }

  /** The results as JSON has them, or the error that breaks the evaluation off. */
  private static Set<Value> results(GoldenFile.Case one) {
    PoliciesBuilder builder = Policies.builder();
    List<String> sources = sources(one);
    for (int i = 0; i < sources.size(); i++) {
      builder.module("m" + i + ".rego", sources.get(i));
    }
    Policies policies = builder.compile().withData(value(one, "data", ObjectValue.EMPTY));
    Request request =
        one.parts().containsKey("input")
            ? Request.of(value(one, "input", ObjectValue.EMPTY))
            : Request.empty();
    try {
      return policies.bindings(one.part("query"), request).stream()
          .map(PlannerGoldenTest::plain)
          .collect(Collectors.toSet());
    } catch (EvaluationException broken) {
      return Set.of(StringValue.of(broken.code()));
    }
  }

  private static Value value(GoldenFile.Case one, String part, Value otherwise) {
    String text = one.parts().get(part);
    return text == null ? otherwise : Value.parse(text);
  }

  private static Value plain(Value value) {
    return switch (value) {
      case ArrayValue array -> array(array);
      case SetValue set -> array(set);
      case ObjectValue object -> {
        ObjectValue.Builder plain = ObjectValue.builder();
        for (int i = 0; i < object.size(); i++) {
          Value key = plain(object.key(i));
          Value name = key instanceof StringValue ? key : StringValue.of(key.toString());
          plain.put(name, plain(object.value(i)));
        }
        yield plain.build();
      }
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> value;
    };
  }

  private static ArrayValue array(Iterable<Value> items) {
    List<Value> plain = new ArrayList<>();
    items.forEach(item -> plain.add(plain(item)));
    return ArrayValue.of(plain);
  }
}
