package dev.gavel.rego.resolve.rewrite;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Operators;
import dev.gavel.rego.resolve.Variables;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Rewriter;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rewrites the prints of a rule, body by body. A print may use what is bound by the expressions
 * before it and before the bodies that it stands in.
 */
final class PrintRewriter extends Rewriter {
  private final Draft draft;
  private final Bound bound;
  private Set<String> safe;

  PrintRewriter(Draft draft, Set<String> safe) {
    this.draft = draft;
    this.bound = new Bound(draft);
    this.safe = safe;
  }

  @Override
  public Body body(Body body) {
    Search search = new Search();
    search.visit(body);
    if (!search.found) {
      return body;
    }
    Set<String> outside = safe;
    safe = new HashSet<>(outside);
    List<Expr> rewritten = new ArrayList<>();
    Variables earlier = new Variables();
    for (Expr expr : body) {
      Expr changed = expr(expr);
      rewritten.add(
          Operators.isCallOf(Operators.PRINT, changed)
                  && changed.statement() instanceof Statement.Calls calls
              ? print(changed.at(), calls.arguments(), earlier.names())
              : changed);
      bound.add(expr, safe);
      earlier.visit(rewritten.getLast());
    }
    safe = outside;
    return new Body(rewritten);
  }

  @Override
  public Statement statement(Statement statement) {
    if (!(statement instanceof Statement.Every every)) {
      return super.statement(statement);
    }
    Set<String> outside = safe;
    Term domain = term(every.domain());
    Variables own = new Variables();
    if (every.key() != null) {
      own.visit(every.key());
    }
    own.visit(every.value());
    safe = new HashSet<>(outside);
    safe.addAll(own.names());
    Body body = body(every.body());
    safe = outside;
    return new Statement.Every(every.at(), every.key(), every.value(), domain, body);
  }

  private Expr print(Location at, List<Term> arguments, Set<String> earlier) {
    List<Term> sets = new ArrayList<>();
    for (Term argument : arguments) {
      refuseUndeclared(argument, earlier);
      Var element = draft.names().next(argument.at());
      Expr equality = Expr.of(argument.at(), Operators.unify(argument.at(), element, argument));
      sets.add(new SetComprehension(argument.at(), element, Body.of(equality)));
    }
    Ref function =
        new Ref(at, List.of(new Var(at, "internal"), new Scalar(at, StringValue.of("print"))));
    return Expr.of(at, new Statement.Calls(function, List.of(new ArrayTerm(at, sets))));
  }

  private void refuseUndeclared(Term argument, Set<String> earlier) {
    Variables used = Variables.forSafety();
    used.visit(argument);
    used.names().stream()
        .filter(name -> !safe.contains(name))
        .filter(name -> !(name.startsWith(Var.GENERATED_PREFIX) && earlier.contains(name)))
        .map(draft::writtenName)
        .sorted()
        .forEach(
            name ->
                draft
                    .mistakes()
                    .add(Mistake.COMPILE, argument.at(), "var " + name + " is undeclared"));
  }

  private static final class Search extends Visitor {
    private boolean found;

    @Override
    protected boolean enter(Expr expr) {
      found |= Operators.isCallOf(Operators.PRINT, expr);
      return !found;
    }
  }
}
