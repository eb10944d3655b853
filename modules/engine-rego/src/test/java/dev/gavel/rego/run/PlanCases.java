package dev.gavel.rego.run;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.library.Builtins;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Permissions;
import dev.gavel.rego.plan.PlanReader;
import dev.gavel.rego.plan.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs the plans of the shared cases: all families, or those that the arguments name. Prints a line
 * for each case that fails, and a table of the families that have such.
 */
public final class PlanCases {
  /** What OPA said before 1.22, where the cases still have it. */
  private static final Map<String, String> EARLIER_TEXTS =
      Map.of(
          "complete rules must not produce multiple outputs", "produced conflicting values",
          "functions must not produce multiple outputs for same inputs",
              "produced conflicting values for the same inputs");

  private PlanCases() {}

  public static void main(String[] families) {
    SharedCases shared = SharedCases.find();
    if (shared == null) {
      throw new IllegalStateException("there is no ../shared/rego-conformance");
    }
    List<String> wanted = families.length == 0 ? shared.families() : List.of(families);
    Map<String, String> table = new TreeMap<>();
    int all = 0;
    int good = 0;
    for (String family : wanted) {
      int passed = 0;
      List<SharedCases.PlanCase> cases = shared.plans(family);
      for (SharedCases.PlanCase one : cases) {
        String problem = problem(one);
        if (problem == null) {
          passed++;
        } else {
          System.out.println(one.note() + ": " + problem);
        }
      }
      all += cases.size();
      good += passed;
      if (passed < cases.size()) {
        table.put(family, passed + " of " + cases.size());
      }
    }
    table.forEach((family, score) -> System.out.printf("%-40s %s%n", family, score));
    System.out.println(good + " of " + all + " plans give what is wanted");
  }

  /** Null when the case gives what it wants. */
  static @Nullable String problem(SharedCases.PlanCase one) {
    ObjectValue source = one.source();
    try {
      boolean strict = source.get("strict_error") == BooleanValue.TRUE;
      List<Value> results = results(one, PlanReader.read(one.plan()), strict);
      if (source.has("want_error_code") || source.has("want_error")) {
        return "no error, but " + results;
      }
      boolean sorted = source.get("sort_bindings") == BooleanValue.TRUE;
      SetValue had = comparable(results, sorted);
      SetValue wanted = comparable(items(one.results()), sorted);
      return had.equals(wanted) ? null : "has " + had + " but wants " + wanted;
    } catch (EvaluationException broken) {
      return errorProblem(source, broken);
    } catch (RuntimeException | StackOverflowError unexpected) {
      return unexpected.toString();
    }
  }

  /** The results of a case's plan, after a change; of any error only that there is one. */
  static String outcome(SharedCases.PlanCase one, UnaryOperator<Policy> change) {
    try {
      return results(one, change.apply(PlanReader.read(one.plan())), false).toString();
    } catch (EvaluationException broken) {
      return "breaks off";
    }
  }

  private static List<Value> results(SharedCases.PlanCase one, Policy plan, boolean strict) {
    ObjectValue source = one.source();
    Value term = source.get("input_term");
    Value input = term == null ? source.get("input") : TermText.read(text(term));
    Value data = source.get("data");
    Evaluation evaluation =
        new Evaluation(
            Instant.parse("2026-01-02T03:04:05.678Z"),
            new Random(7),
            new Budget(Limits.DEFAULT, null),
            new Permissions(Set.of("*"), false, Map.of()),
            _ -> {});
    Linked linked = Linked.of(plan, PlanCases::builtin);
    return linked.run("eval", input, data == null ? ObjectValue.EMPTY : data, evaluation, strict);
  }

  /** The suite has one of its own. */
  private static @Nullable Builtin builtin(String name) {
    return name.equals("test.sleep") ? (_, _) -> NullValue.NULL : Builtins.named(name);
  }

  private static @Nullable String errorProblem(ObjectValue source, EvaluationException broken) {
    Value code = source.get("want_error_code");
    Value wanted = source.get("want_error");
    if (code == null && wanted == null) {
      return "fails with " + broken.code() + ": " + broken.getMessage();
    }
    if (code != null && !text(code).equals(broken.code())) {
      return "fails with " + broken.code() + " instead of " + code + ": " + broken.getMessage();
    }
    String text = wanted == null ? "" : EARLIER_TEXTS.getOrDefault(text(wanted), text(wanted));
    String message =
        (broken.at() + ": " + broken.code() + ": " + broken.getMessage())
            .replace("module-", "test-"); // the cases and their plans name the sources differently
    return message.contains(text) ? null : "says \"" + message + "\", not \"" + text + "\"";
  }

  private static String text(Value value) {
    return ((StringValue) value).text();
  }

  private static List<Value> items(ArrayValue array) {
    List<Value> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }

  private static SetValue comparable(List<Value> results, boolean sorted) {
    return SetValue.of(results.stream().map(result -> plain(result, sorted)).toList());
  }

  /** As JSON has it: sets are arrays, keys are strings. */
  private static Value plain(Value value, boolean sorted) {
    return switch (value) {
      case ArrayValue array -> {
        List<Value> items = items(array).stream().map(item -> plain(item, sorted)).toList();
        yield ArrayValue.of(sorted ? items.stream().sorted(Value.ORDER).toList() : items);
      }
      case SetValue set -> {
        List<Value> elements = new ArrayList<>();
        set.forEach(element -> elements.add(plain(element, sorted)));
        yield ArrayValue.of(sorted ? elements.stream().sorted(Value.ORDER).toList() : elements);
      }
      case ObjectValue object -> {
        ObjectValue.Builder builder = ObjectValue.builder();
        for (int i = 0; i < object.size(); i++) {
          Value key = plain(object.key(i), sorted);
          builder.put(
              key instanceof StringValue ? key : StringValue.of(key.toString()),
              plain(object.value(i), sorted));
        }
        yield builder.build();
      }
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> value;
    };
  }
}
