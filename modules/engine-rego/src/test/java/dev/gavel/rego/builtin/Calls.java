package dev.gavel.rego.builtin;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.library.Builtins;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Permissions;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.parse.Parser;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Term;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Calls of built-ins as they stand in Rego, without a compiler in between. */
final class Calls {
  private final Evaluation evaluation;

  private Calls(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  static Calls within(Limits limits, Permissions permissions) {
    Budget budget = new Budget(limits, null);
    return new Calls(new Evaluation(Instant.EPOCH, new Random(1), budget, permissions, _ -> {}));
  }

  static Calls plain() {
    return within(Limits.DEFAULT, Permissions.NONE);
  }

  @Nullable Value answer(String rego) {
    // A call on its own is no term, but one in brackets is a part of one.
    ArrayTerm alone = (ArrayTerm) Parser.term("[" + rego + "]", ParseOptions.V1);
    return answer(alone.items().getFirst());
  }

  private @Nullable Value answer(Term term) {
    return switch (term) {
      case Scalar scalar -> scalar.value();
      case ArrayTerm array -> ArrayValue.of(answers(array.items()));
      case SetTerm set -> SetValue.of(answers(set.items()));
      case ObjectTerm object -> {
        ObjectValue.Builder builder = ObjectValue.builder();
        object.entries().forEach(each -> builder.put(answer(each.key()), answer(each.value())));
        yield builder.build();
      }
      case Call call -> call(call);
      default -> throw new IllegalArgumentException(RegoText.of(term));
    };
  }

  private List<Value> answers(List<Term> terms) {
    return terms.stream().map(this::answer).toList();
  }

  private @Nullable Value call(Call call) {
    Value[] arguments = answers(call.arguments()).toArray(Value[]::new);
    return call(RegoText.of(call.function()), arguments);
  }

  @Nullable Value call(String name, Value... arguments) {
    Builtin builtin = Builtins.named(name);
    if (builtin == null) {
      throw new IllegalArgumentException("no built-in is named " + name);
    }
    return builtin.call(evaluation, arguments);
  }

  /** The answer or the mistake, as golden lines have it on their right side. */
  static String shown(String rego) {
    try {
      Value value = plain().answer(rego);
      return value == null ? "undefined" : RegoText.of(value);
    } catch (BuiltinException wrong) {
      String name = rego.substring(0, rego.indexOf('('));
      String message = String.valueOf(wrong.getMessage()).replace("\n", "\\n");
      return "error " + wrong.code() + ": " + name + ": " + message;
    }
  }
}
