package dev.gavel.rego.check.graph;

import dev.gavel.rego.resolve.BuiltinNames;
import dev.gavel.rego.resolve.Operators;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Finds where the variables of a rule have their values from, ahead of one of its expressions. */
final class Origins {
  private final Rule rule;
  private final ToIntFunction<String> builtinArity;
  private final Map<String, Term> bindings = new HashMap<>();
  private final Map<String, String> outputs = new HashMap<>();
  private final Map<String, Origin> head = new HashMap<>();

  Origins(Rule rule, int before, ToIntFunction<String> builtinArity) {
    this.rule = rule;
    this.builtinArity = builtinArity;
    List<Expr> body = rule.body().expressions();
    body.subList(0, Math.min(before, body.size())).forEach(this::note);
    Head head = rule.head();
    head.reference().parts().stream().skip(1).forEach(part -> note(part, new Origin.HeadKey()));
    if (head.key() != null) {
      note(head.key(), new Origin.HeadKey());
    }
    head.arguments().forEach(argument -> note(argument, new Origin.HeadArgument()));
  }

  private void note(Term term, Origin origin) {
    if (term instanceof Var variable) {
      head.put(variable.name(), origin);
    }
  }

  private void note(Expr expr) {
    if (expr.negated()
        || !expr.with().isEmpty()
        || !(expr.statement() instanceof Statement.Calls(Ref function, List<Term> operands))) {
      return;
    }
    if (Operators.isCallOf(Operators.UNIFY, expr)) {
      bind(operands.get(0), operands.get(1));
      bind(operands.get(1), operands.get(0));
      return;
    }
    String name = BuiltinNames.of(function);
    if (name != null
        && builtinArity.applyAsInt(name) == operands.size() - 1
        && operands.getLast() instanceof Var output) {
      outputs.put(output.name(), name);
    }
  }

  private void bind(Term term, Term value) {
    if (term instanceof Var variable) {
      bindings.putIfAbsent(variable.name(), value);
    }
  }

  @Nullable Origin of(String variable) {
    return of(variable, 0);
  }

  /** A chain of bindings that is longer than the body goes in a circle. */
  private @Nullable Origin of(String variable, int depth) {
    if (depth > rule.body().expressions().size()) {
      return null;
    }
    if (outputs.containsKey(variable)) {
      return new Origin.Builtin(outputs.get(variable));
    }
    Term bound = bindings.get(variable);
    if (bound instanceof Var other) {
      return of(other.name(), depth + 1);
    }
    Origin origin = bound instanceof Ref ref ? of(ref, depth) : null;
    return origin == null ? head.get(variable) : origin;
  }

  private @Nullable Origin of(Ref ref, int depth) {
    if (ref.head() instanceof Var(_, String name)) {
      if (name.equals("input")) {
        return new Origin.Input(constantPrefix(ref));
      }
      if (name.equals("data")) {
        return new Origin.OtherRule(constantPrefix(ref));
      }
    }
    if (ref.parts().size() == 2 && !Terms.isConstant(ref.parts().get(1))) {
      Term collection = collection(ref.head(), depth);
      if (collection != null) {
        return new Origin.Collection(collection);
      }
    }
    return null;
  }

  private @Nullable Term collection(Term term, int from) {
    Term at = term;
    for (int depth = from; depth <= bindings.size() && at instanceof Var variable; depth++) {
      at = bindings.get(variable.name());
      if (at == null) {
        return null;
      }
    }
    boolean isCollection =
        at instanceof ArrayTerm || at instanceof SetTerm || at instanceof ObjectTerm;
    return isCollection && Terms.isConstant(at) ? at : null;
  }

  private static Ref constantPrefix(Ref ref) {
    List<Term> parts = ref.parts();
    int end = 1;
    while (end < parts.size() && Terms.isConstant(parts.get(end))) {
      end++;
    }
    return new Ref(ref.at(), parts.subList(0, end));
  }
}
