package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.resolve.Capture;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Operators;
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
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.ArrayList;
import java.util.List;

/** Takes the dynamic terms out of expressions, each into an expression before. */
final class DynamicHoister {
  private final Draft draft;

  DynamicHoister(Draft draft) {
    this.draft = draft;
  }

  Body body(Body body) {
    List<Expr> all = new ArrayList<>();
    for (Expr expr : body) {
      all.add(expr.with(new Hoist(expr, all).statement(expr.statement())));
    }
    return new Body(all);
  }

  /** One expression's; what is taken out runs under the same replacements. */
  private final class Hoist {
    private final Expr expr;
    private final List<Expr> before;

    private Hoist(Expr expr, List<Expr> before) {
      this.expr = expr;
      this.before = before;
    }

    private Statement statement(Statement statement) {
      return switch (statement) {
        case Statement.Holds holds -> new Statement.Holds(side(holds.term()));
        case Statement.Calls calls when Operators.isCallOf(Operators.UNIFY, expr) ->
            Operators.hasTwoSides(expr)
                ? new Statement.Calls(
                    calls.function(), calls.arguments().stream().map(this::side).toList())
                : calls;
        case Statement.Calls calls ->
            new Statement.Calls(calls.function(), simple(calls.arguments()));
        case Statement.Some some -> some;
        case Statement.Every every ->
            new Statement.Every(
                every.at(), every.key(), every.value(), simple(every.domain()), body(every.body()));
        case Statement.Not not -> new Statement.Not(not.at(), body(not.body()), not.explicit());
        case Statement.And and ->
            new Statement.And(
                and.at(),
                body(and.left()),
                body(and.right()),
                and.explicitLeft(),
                and.explicitRight());
        case Statement.Or or ->
            new Statement.Or(
                or.at(), body(or.left()), body(or.right()), or.explicitLeft(), or.explicitRight());
      };
    }

    /** A term that may itself be dynamic, but its parts may not. */
    private Term side(Term term) {
      return term instanceof Ref || Visitor.isComprehension(term) ? inside(term) : simple(term);
    }

    private List<Term> simple(List<Term> terms) {
      return terms.stream().map(this::simple).toList();
    }

    private Term simple(Term term) {
      return switch (term) {
        case Scalar _, Var _, Call _, TemplateString _ -> term;
        case ArrayTerm array -> new ArrayTerm(array.at(), simple(array.items()));
        case SetTerm set -> new SetTerm(set.at(), simple(set.items()));
        case ObjectTerm object -> {
          List<ObjectTerm.Entry> entries = new ArrayList<>();
          for (ObjectTerm.Entry entry : object.entries()) {
            Term key = simple(entry.key());
            entries.add(new ObjectTerm.Entry(key, simple(entry.value())));
          }
          yield new ObjectTerm(object.at(), entries);
        }
        case Ref _, ArrayComprehension _, SetComprehension _, ObjectComprehension _ -> {
          Term simple = inside(term);
          Capture capture = Capture.of(draft, simple, expr.with());
          before.add(capture.binding());
          draft.subjects().put(capture.local().name(), simple);
          yield capture.local();
        }
      };
    }

    private Term inside(Term dynamic) {
      return switch (dynamic) {
        case Ref ref -> {
          List<Term> parts = new ArrayList<>(ref.parts());
          parts.subList(1, parts.size()).replaceAll(this::simple);
          yield new Ref(ref.at(), parts);
        }
        case ArrayComprehension it -> new ArrayComprehension(it.at(), it.head(), body(it.body()));
        case SetComprehension it -> new SetComprehension(it.at(), it.head(), body(it.body()));
        case ObjectComprehension it ->
            new ObjectComprehension(it.at(), it.key(), it.value(), body(it.body()));
        case Scalar _, Var _, ArrayTerm _, SetTerm _, ObjectTerm _, Call _, TemplateString _ ->
            dynamic;
      };
    }
  }
}
