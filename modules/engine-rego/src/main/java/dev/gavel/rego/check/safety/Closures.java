package dev.gavel.rego.check.safety;

import static dev.gavel.rego.syntax.tree.walk.Identity.same;

import dev.gavel.rego.resolve.Variables;
import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Rewriter;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The bodies inside an expression: what they close over, and the order inside them. */
final class Closures extends Rewriter {
  private final Expr expression;
  private final Scope scope;
  private final Outputs outputs;
  private final List<Unsafe> unsafe;

  private Closures(Expr expression, Scope scope, Outputs outputs, List<Unsafe> unsafe) {
    this.expression = expression;
    this.scope = scope;
    this.outputs = outputs;
    this.unsafe = unsafe;
  }

  /** All variables that stand in bodies inside the expression. */
  static Set<String> variablesIn(Expr expression) {
    Variables inside = new Variables();
    new Visitor() {
      @Override
      protected boolean enter(Expr expr) {
        switch (expr.statement()) {
          case Statement.Every every -> inside.visit(every.body());
          case Statement.Not not -> inside.visit(not.body());
          case Statement.And and -> {
            inside.visit(and.left());
            inside.visit(and.right());
          }
          case Statement.Or or -> {
            inside.visit(or.left());
            inside.visit(or.right());
          }
          case Statement.Holds _, Statement.Calls _, Statement.Some _ -> {
            return true;
          }
        }
        expr.with().forEach(this::visit);
        return false;
      }

      @Override
      protected boolean enter(Term term) {
        boolean closed = isComprehension(term);
        if (closed) {
          inside.visit(term);
        }
        return !closed;
      }
    }.visit(expression);
    return inside.names();
  }

  /**
   * Orders the bodies inside an expression.
   *
   * @param unsafe where to add what is unsafe in them
   */
  static Expr order(Expr expression, Scope scope, Outputs outputs, List<Unsafe> unsafe) {
    return new Closures(expression, scope, outputs, unsafe).expr(expression);
  }

  @Override
  public Expr expr(Expr expr) {
    return switch (expr.statement()) {
      case Statement.Every every -> {
        scope.addAll(Variables.in(every.value()));
        if (every.key() != null) {
          scope.addAll(Variables.in(every.key()));
        }
        Body body = ordered(every.body(), Set.of());
        yield same(body, every.body())
            ? expr
            : expr.with(
                new Statement.Every(every.at(), every.key(), every.value(), every.domain(), body));
      }
      case Statement.Not not -> {
        Body body = ordered(not.body(), Set.of());
        yield same(body, not.body())
            ? expr
            : expr.with(new Statement.Not(not.at(), body, not.explicit()));
      }
      case Statement.And and -> {
        Body left = ordered(and.left(), Set.of());
        Body right = ordered(and.right(), Set.of());
        yield same(left, and.left()) && same(right, and.right())
            ? expr
            : expr.with(
                new Statement.And(and.at(), left, right, and.explicitLeft(), and.explicitRight()));
      }
      case Statement.Or or -> {
        Body left = ordered(or.left(), Set.of());
        Body right = ordered(or.right(), Set.of());
        yield same(left, or.left()) && same(right, or.right())
            ? expr
            : expr.with(
                new Statement.Or(or.at(), left, right, or.explicitLeft(), or.explicitRight()));
      }
      case Statement.Holds _, Statement.Calls _, Statement.Some _ -> super.expr(expr);
    };
  }

  @Override
  public Term term(Term term) {
    return switch (term) {
      case ArrayComprehension it -> {
        Body body = ordered(it.body(), Variables.in(it.head()));
        yield same(body, it.body()) ? it : new ArrayComprehension(it.at(), it.head(), body);
      }
      case SetComprehension it -> {
        Body body = ordered(it.body(), Variables.in(it.head()));
        yield same(body, it.body()) ? it : new SetComprehension(it.at(), it.head(), body);
      }
      case ObjectComprehension it -> {
        Body body = ordered(it.body(), Seen.all(List.of(it.key(), it.value())));
        yield same(body, it.body())
            ? it
            : new ObjectComprehension(it.at(), it.key(), it.value(), body);
      }
      case Scalar _, Var _, Ref _, ArrayTerm _, SetTerm _, ObjectTerm _, Call _, TemplateString _ ->
          super.term(term);
    };
  }

  private Body ordered(Body body, Set<String> usedByHead) {
    if (!usedByHead.isEmpty()) {
      Set<String> open = new HashSet<>(usedByHead);
      open.removeAll(Seen.needed(body, new ImpliedBodies(outputs)));
      open.removeIf(scope::contains);
      if (!open.isEmpty()) {
        unsafe.add(new Unsafe(expression, open));
      }
    }
    BodyOrder.Ordered ordered = BodyOrder.order(body, scope, outputs);
    unsafe.addAll(ordered.unsafe());
    return ordered.unsafe().isEmpty() ? ordered.body() : body;
  }
}
