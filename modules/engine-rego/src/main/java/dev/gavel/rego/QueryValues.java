package dev.gavel.rego;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.resolve.Operators;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Keeps the values of a query's expressions, which are part of its answer, in variables that nobody
 * can write. An expression without a value of its own, such as a negation, is true.
 */
final class QueryValues {
  private static final String PREFIX = "#";

  /** Of the first expressions; most queries have one. */
  private static final StringValue[] NAMES = {StringValue.key(name(0)), StringValue.key(name(1))};

  private final ToIntFunction<Ref> arity;

  QueryValues(ToIntFunction<Ref> arity) {
    this.arity = arity;
  }

  /** The variable for the value of an expression, counted from 0. */
  static String name(int expression) {
    return PREFIX + expression;
  }

  Body keep(Body query) {
    List<Expr> kept = new ArrayList<>();
    List<Expr> checks = new ArrayList<>();
    boolean several = query.expressions().size() > 1;
    for (int i = 0; i < query.expressions().size(); i++) {
      Expr expr = query.expressions().get(i);
      Var local = new Var(expr.at(), name(i));
      Statement changed = expr.negated() ? expr.statement() : keep(expr.statement(), local);
      kept.add(expr.with(changed));
      if (!changed.equals(expr.statement()) && several) {
        checks.add(
            new Expr(
                expr.at(), false, new Statement.Holds(local), List.of(), Expr.Origin.GENERATED));
      }
    }
    kept.addAll(checks);
    return new Body(kept);
  }

  private Statement keep(Statement statement, Var local) {
    return switch (statement) {
      case Statement.Holds(Term term) -> Operators.unify(local.at(), local, term);
      case Statement.Calls(Ref function, List<Term> arguments)
          when !isBinding(function) && arity.applyAsInt(function) == arguments.size() -> {
        List<Term> longer = new ArrayList<>(arguments);
        longer.add(local);
        yield new Statement.Calls(function, longer);
      }
      case Statement.Calls _,
          Statement.Some _,
          Statement.Every _,
          Statement.Not _,
          Statement.And _,
          Statement.Or _ ->
          statement;
    };
  }

  private static boolean isBinding(Ref function) {
    return function.parts().size() == 1
        && function.head() instanceof Var name
        && (name.name().equals("eq") || name.name().equals("assign"));
  }

  static Answer.Solution solution(ObjectValue result, int expressions) {
    Value[] values = new Value[expressions];
    for (int i = 0; i < expressions; i++) {
      Value value = result.get(NAMES.length > i ? NAMES[i] : StringValue.of(name(i)));
      values[i] = value == null ? BooleanValue.TRUE : value;
    }
    return new Answer.Solution(List.of(values), bindings(result, expressions));
  }

  private static ObjectValue bindings(ObjectValue result, int expressions) {
    if (expressions == 1 && result.size() == 1 && result.key(0).equals(NAMES[0])) {
      return ObjectValue.EMPTY;
    }
    ObjectValue.Builder bindings = ObjectValue.builder();
    for (int i = 0; i < result.size(); i++) {
      if (result.key(i) instanceof StringValue name && !name.text().startsWith(PREFIX)) {
        bindings.put(name, result.value(i));
      }
    }
    return bindings.build();
  }
}
