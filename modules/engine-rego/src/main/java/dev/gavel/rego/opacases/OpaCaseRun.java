package dev.gavel.rego.opacases;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.CustomBuiltin;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PoliciesBuilder;
import dev.gavel.rego.Request;
import dev.gavel.rego.builtin.encoding.JsonForm;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Permissions;
import dev.gavel.rego.evaluation.Tier;
import dev.gavel.rego.syntax.tree.Dialect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs a case and says what is wrong with how it came out. */
final class OpaCaseRun {
  private static final String PASSED = "";
  private static final Permissions ALL = new Permissions(Set.of("*"), false, Map.of());

  /** What some cases of the suite call; how long it sleeps makes no difference to them. */
  private static final CustomBuiltin SLEEP =
      CustomBuiltin.of("test.sleep(duration: string) => result: null", (_, _) -> NullValue.NULL);

  private final Dialect dialect;

  OpaCaseRun(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Why the case failed, in which tier; empty when it passed in both. */
  String failure(OpaCase test) {
    String interpreted = failure(test, Tier.INTERPRETED);
    String compiled = failure(test, Tier.COMPILED);
    return interpreted.equals(compiled) || compiled.isEmpty()
        ? interpreted
        : "compiled, it " + compiled;
  }

  private String failure(OpaCase test, Tier tier) {
    try {
      return judged(test, solutions(test, tier));
    } catch (EvaluationException error) {
      return judged(test, error.code(), error.described());
    } catch (RejectedException rejected) {
      Mistake first = rejected.mistakes().getFirst();
      return judged(test, first.code(), String.valueOf(rejected.getMessage()));
    } catch (RuntimeException | StackOverflowError broken) {
      return "broke: " + broken;
    }
  }

  private List<ObjectValue> solutions(OpaCase test, Tier tier) {
    PoliciesBuilder builder =
        Policies.builder()
            .dialect(dialect)
            .tier(tier)
            .allowConflictsWithData()
            .permissions(ALL)
            .builtin(SLEEP);
    int number = 0;
    for (String module : test.modules()) {
      builder.module("test-" + number++ + ".rego", module);
    }
    Policies policies = builder.compile().withData(test.data());
    Request request = Request.empty().withInput(input(policies, test));
    return policies.bindings(test.query(), test.strict() ? request.strictly() : request);
  }

  private static @Nullable Value input(Policies policies, OpaCase test) {
    String term = test.inputTerm();
    return term == null ? test.input() : policies.query(term).evaluate().value().orElse(null);
  }

  private static String judged(OpaCase test, List<ObjectValue> solutions) {
    if (test.wantsError()) {
      return "no error, but %s: %s".formatted(test.wantErrorCode(), test.wantError());
    }
    if (test.wantDefined() != null && test.wantDefined() == solutions.isEmpty()) {
      return "is " + (solutions.isEmpty() ? "undefined" : "defined");
    }
    if (test.wantResult() == null) {
      return PASSED;
    }
    SetValue got = comparable(solutions, test.sorted());
    SetValue wanted = comparable(test.wantResult(), test.sorted());
    return got.equals(wanted) ? PASSED : "has %s, not %s".formatted(got, wanted);
  }

  private static String judged(OpaCase test, String code, String message) {
    if (!test.wantsError()) {
      return "fails with " + message;
    }
    boolean rightCode = test.wantErrorCode() == null || test.wantErrorCode().equals(code);
    boolean rightText = test.wantError() == null || message.contains(test.wantError());
    return rightCode && rightText
        ? PASSED
        : "fails with %s, not with %s: %s"
            .formatted(message, test.wantErrorCode(), test.wantError());
  }

  private static SetValue comparable(Collection<? extends Value> solutions, boolean sorted) {
    Budget budget = new Budget(Limits.DEFAULT, null);
    return SetValue.of(
        solutions.stream()
            .map(solution -> JsonForm.of(solution, budget))
            .map(solution -> sorted ? sorted(solution) : solution)
            .toList());
  }

  private static Value sorted(Value value) {
    return switch (value) {
      case ArrayValue array -> {
        List<Value> items = new ArrayList<>();
        array.forEach(item -> items.add(sorted(item)));
        items.sort(Value.ORDER);
        yield ArrayValue.of(items);
      }
      case ObjectValue object -> {
        ObjectValue.Builder changed = ObjectValue.builder();
        for (int i = 0; i < object.size(); i++) {
          changed.put(object.key(i), sorted(object.value(i)));
        }
        yield changed.build();
      }
      default -> value;
    };
  }
}
