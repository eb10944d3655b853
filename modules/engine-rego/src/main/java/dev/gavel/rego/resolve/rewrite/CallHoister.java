package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.resolve.Bodies;
import dev.gavel.rego.resolve.Capture;
import dev.gavel.rego.resolve.Draft;
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
import dev.gavel.rego.syntax.tree.With;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the calls out of expressions, from left to right and from inside out. What it takes out
 * goes to the end of a list of supporting expressions, which belongs before the expression.
 */
final class CallHoister {
  private final Draft draft;

  CallHoister(Draft draft) {
    this.draft = draft;
  }

  Body body(Body body) {
    List<Expr> all = new ArrayList<>();
    body.forEach(expr -> expand(expr, all));
    return new Body(all);
  }

  /** Adds the expression to {@code all}, behind what was taken out of it. */
  private void expand(Expr expr, List<Expr> all) {
    List<With> with = new ArrayList<>();
    for (With each : expr.with()) {
      with.add(new With(each.at(), each.target(), term(each.value(), all)));
    }
    List<Expr> support = new ArrayList<>();
    Statement statement = statement(expr.statement(), support);
    for (Expr each : support) {
      all.add(with.isEmpty() ? each : replacing(each, each.statement(), with));
    }
    all.add(replacing(expr, statement, with));
  }

  private static Expr replacing(Expr expr, Statement statement, List<With> with) {
    return new Expr(expr.at(), expr.negated(), statement, with, expr.origin());
  }

  private Statement statement(Statement statement, List<Expr> support) {
    return switch (statement) {
      case Statement.Holds holds -> new Statement.Holds(term(holds.term(), support));
      case Statement.Calls calls ->
          new Statement.Calls(calls.function(), terms(calls.arguments(), support));
      case Statement.Some some -> some;
      case Statement.Every every -> {
        Capture domain = Capture.of(draft, every.domain());
        expand(domain.binding(), support);
        yield new Statement.Every(
            every.at(), every.key(), every.value(), domain.local(), body(every.body()));
      }
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

  List<Term> terms(List<Term> terms, List<Expr> support) {
    return terms.stream().map(term -> term(term, support)).toList();
  }

  /** The term without calls; what they were goes to {@code support}. */
  Term term(Term term, List<Expr> support) {
    return switch (term) {
      case Scalar _, Var _, TemplateString _ -> term;
      case Call call -> call(call, support);
      case Ref ref -> ref(ref, support);
      case ArrayTerm array -> new ArrayTerm(array.at(), terms(array.items(), support));
      case SetTerm set -> new SetTerm(set.at(), terms(set.items(), support));
      case ObjectTerm object -> {
        List<ObjectTerm.Entry> entries = new ArrayList<>();
        for (ObjectTerm.Entry entry : object.entries()) {
          Term key = term(entry.key(), support);
          entries.add(new ObjectTerm.Entry(key, term(entry.value(), support)));
        }
        yield new ObjectTerm(object.at(), entries);
      }
      case ArrayComprehension it -> {
        List<Expr> inside = new ArrayList<>();
        Term head = term(it.head(), inside);
        yield new ArrayComprehension(it.at(), head, body(Bodies.append(it.body(), inside)));
      }
      case SetComprehension it -> {
        List<Expr> inside = new ArrayList<>();
        Term head = term(it.head(), inside);
        yield new SetComprehension(it.at(), head, body(Bodies.append(it.body(), inside)));
      }
      case ObjectComprehension it -> {
        List<Expr> inside = new ArrayList<>();
        Term key = term(it.key(), inside);
        Term value = term(it.value(), inside);
        yield new ObjectComprehension(it.at(), key, value, body(Bodies.append(it.body(), inside)));
      }
    };
  }

  private Var call(Call call, List<Expr> support) {
    List<Term> arguments = new ArrayList<>(terms(call.arguments(), support));
    Var output = draft.names().next(call.at());
    arguments.add(output);
    support.add(
        new Expr(
            call.at(),
            false,
            new Statement.Calls(call.function(), arguments),
            List.of(),
            Expr.Origin.GENERATED));
    return output;
  }

  /** A reference must begin with a variable, so {@code [1, 2][i]} becomes {@code x[i]}. */
  private Ref ref(Ref ref, List<Expr> support) {
    List<Term> parts = new ArrayList<>();
    for (Term part : ref.parts()) {
      Term expanded = term(part, support);
      if (part instanceof Call && expanded instanceof Var local) {
        draft.subjects().put(local.name(), part);
      }
      parts.add(expanded);
    }
    Term head = parts.getFirst();
    if (!(head instanceof Var || head instanceof Scalar || head instanceof Ref)) {
      Capture capture = Capture.of(draft, head);
      draft.subjects().put(capture.local().name(), head);
      support.add(capture.binding());
      parts.set(0, capture.local());
    }
    return new Ref(ref.at(), parts);
  }
}
