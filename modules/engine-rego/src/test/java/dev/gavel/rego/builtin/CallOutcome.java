package dev.gavel.rego.builtin;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.RegoValueText;
import dev.gavel.rego.builtin.library.Builtins;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Permissions;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.parse.Parser;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Calls of built-ins as they stand in a policy, made without compiling one. */
final class CallOutcome {
  private CallOutcome() {}

  /** What the call gives, in Rego's notation; {@code undefined}, or an error with its code. */
  static String outcome(String call) {
    return outcome(evaluation(Limits.DEFAULT), call);
  }

  static String outcome(Evaluation during, String call) {
    Body body = Parser.query(call, ParseOptions.V1);
    if (!(body.expressions().getFirst().statement() instanceof Statement.Calls parsed)) {
      throw new IllegalArgumentException("no call: " + call);
    }
    Value[] arguments = parsed.arguments().stream().map(CallOutcome::value).toArray(Value[]::new);
    return outcome(during, RegoText.of(parsed.function()), arguments);
  }

  /** What the call gives at a place that knows some of its arguments beforehand: all ways. */
  static Set<String> outcomesGivenSome(String call) {
    Body body = Parser.query(call, ParseOptions.V1);
    if (!(body.expressions().getFirst().statement() instanceof Statement.Calls parsed)) {
      throw new IllegalArgumentException("no call: " + call);
    }
    Value[] arguments = parsed.arguments().stream().map(CallOutcome::value).toArray(Value[]::new);
    String name = RegoText.of(parsed.function());
    Builtin builtin = Objects.requireNonNull(Builtins.named(name), name);
    Set<String> outcomes = new TreeSet<>();
    for (int known = 0; known < 1 << arguments.length; known++) {
      Value[] constants = new Value[arguments.length];
      for (int i = 0; i < arguments.length; i++) {
        constants[i] = (known >> i & 1) == 0 ? null : arguments[i];
      }
      Builtin there = builtin.given(constants);
      outcomes.add(outcome(evaluation(Limits.DEFAULT), name, there, arguments));
      outcomes.add(outcome(evaluation(Limits.DEFAULT), name, there, arguments));
    }
    return outcomes;
  }

  static String outcome(Evaluation during, String name, Value... arguments) {
    Builtin builtin = Builtins.named(name);
    if (builtin == null) {
      throw new IllegalArgumentException("no built-in is named " + name);
    }
    return outcome(during, name, builtin, arguments);
  }

  private static String outcome(
      Evaluation during, String name, Builtin builtin, Value[] arguments) {
    try {
      Value answer = builtin.call(during, arguments);
      return answer == null ? "undefined" : RegoValueText.of(answer);
    } catch (BuiltinException failed) {
      return "error " + failed.code() + ": " + name + ": " + failed.getMessage();
    } catch (EvaluationException stopped) {
      return "error " + stopped.code() + ": " + stopped.getMessage();
    }
  }

  static Evaluation evaluation(Limits limits) {
    return new Evaluation(
        Instant.parse("2024-05-06T07:08:09.123456789Z"),
        new Random(7),
        new Budget(limits, null),
        Permissions.NONE,
        _ -> {});
  }

  static Value value(Term term) {
    return switch (term) {
      case Scalar scalar -> scalar.value();
      case ArrayTerm array -> ArrayValue.of(values(array.items()));
      case SetTerm set -> SetValue.of(values(set.items()));
      case ObjectTerm object -> {
        ObjectValue.Builder entries = ObjectValue.builder();
        object.entries().forEach(entry -> entries.put(value(entry.key()), value(entry.value())));
        yield entries.build();
      }
      default -> throw new IllegalArgumentException("no constant: " + RegoText.of(term));
    };
  }

  private static List<Value> values(List<Term> terms) {
    return terms.stream().map(CallOutcome::value).toList();
  }
}
