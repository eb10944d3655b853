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
import java.util.Random;

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

  static String outcome(Evaluation during, String name, Value... arguments) {
    Builtin builtin = Builtins.named(name);
    if (builtin == null) {
      throw new IllegalArgumentException("no built-in is named " + name);
    }
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
