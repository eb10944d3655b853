package dev.gavel.rego.check.graph;

import static dev.gavel.rego.syntax.tree.walk.Identity.same;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.rego.resolve.Operators;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The constants that variables of a body range over, as far as the expressions before a place tell:
 * with {@code some x in ["a", "b"]}, {@code data[x].p} means two rules and not all. Only what is
 * bound ahead counts, and of several bindings the first.
 */
final class KnownValues {
  private static final int MAX_EXPANSION = 64;

  private final Map<String, Binding> bindings = new HashMap<>();

  private record Binding(int index, List<Term> values) {}

  KnownValues(Body body) {
    List<Expr> expressions = body.expressions();
    for (int i = 0; i < expressions.size(); i++) {
      Expr expr = expressions.get(i);
      if (Operators.isCallOf(Operators.UNIFY, expr)
          && Operators.hasTwoSides(expr)
          && !expr.negated()
          && expr.with().isEmpty()
          && expr.statement() instanceof Statement.Calls(_, List<Term> sides)) {
        bind(sides.get(0), sides.get(1), i);
      }
    }
  }

  private void bind(Term left, Term right, int index) {
    if (left instanceof Var variable) {
      List<Term> values = values(right, index);
      if (values != null) {
        bindings.putIfAbsent(variable.name(), new Binding(index, values));
        return;
      }
    }
    if (right instanceof Var variable) {
      List<Term> values = values(left, index);
      if (values != null) {
        bindings.putIfAbsent(variable.name(), new Binding(index, values));
      }
    }
  }

  /**
   * The references that one at a place can mean. A part whose values are unknown, or too many,
   * stays as it is.
   */
  List<Ref> expanded(Ref ref, int at) {
    List<List<Term>> expanded = List.of(ref.parts());
    for (int i = 1; i < ref.parts().size(); i++) {
      Term part = ref.parts().get(i);
      List<Term> values = Terms.isConstant(part) ? null : values(part, at);
      if (values == null || values.isEmpty() || expanded.size() * values.size() > MAX_EXPANSION) {
        continue;
      }
      List<List<Term>> next = new ArrayList<>();
      for (List<Term> prefix : expanded) {
        for (Term value : values) {
          List<Term> parts = new ArrayList<>(prefix);
          parts.set(i, value);
          next.add(parts);
        }
      }
      expanded = next;
    }
    return expanded.size() == 1 && same(expanded.getFirst(), ref.parts())
        ? List.of(ref)
        : expanded.stream().map(parts -> new Ref(ref.at(), parts)).toList();
  }

  private @Nullable List<Term> values(Term term, int before) {
    if (term instanceof Var variable) {
      Binding binding = bindings.get(variable.name());
      return binding != null && binding.index() < before ? binding.values() : null;
    }
    if (term instanceof Ref ref) {
      return values(ref, before);
    }
    return Terms.isConstant(term) ? List.of(term) : null;
  }

  private @Nullable List<Term> values(Ref ref, int before) {
    List<Term> values = values(ref.head(), before);
    for (int i = 1; i < ref.parts().size() && values != null; i++) {
      values = step(values, ref.parts().get(i));
    }
    return values;
  }

  private static @Nullable List<Term> step(List<Term> values, Term part) {
    List<Term> next = new ArrayList<>();
    for (Term value : values) {
      if (Terms.isConstant(part)) {
        Term member = member(value, part);
        if (member != null) {
          next.add(member);
        }
      } else {
        List<Term> members = members(value);
        if (members == null) {
          return null;
        }
        next.addAll(members);
      }
    }
    return next.size() > MAX_EXPANSION ? null : next;
  }

  private static @Nullable Term member(Term value, Term key) {
    return switch (value) {
      case ArrayTerm array -> {
        if (key instanceof Scalar(_, NumberValue number)) {
          for (int i = 0; i < array.items().size(); i++) {
            if (number.equals(NumberValue.of(i))) {
              yield array.items().get(i);
            }
          }
        }
        yield null;
      }
      case SetTerm set -> set.items().contains(key) ? key : null;
      case ObjectTerm object -> {
        for (ObjectTerm.Entry entry : object.entries()) {
          if (entry.key().equals(key)) {
            yield entry.value();
          }
        }
        yield null;
      }
      default -> null;
    };
  }

  /** The items of a collection, the values of an object; null for anything else. */
  static @Nullable List<Term> members(Term value) {
    return switch (value) {
      case ArrayTerm array -> array.items();
      case SetTerm set -> set.items();
      case ObjectTerm object -> object.entries().stream().map(ObjectTerm.Entry::value).toList();
      default -> null;
    };
  }
}
