package dev.gavel.rego.resolve.rewrite.local;

import static dev.gavel.rego.syntax.tree.walk.Identity.same;

import dev.gavel.rego.check.safety.Outputs;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.Bodies;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Operators;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.resolve.Variables;
import dev.gavel.rego.resolve.rewrite.local.LocalScopes.Local;
import dev.gavel.rego.resolve.rewrite.local.LocalScopes.Occurrence;
import dev.gavel.rego.syntax.RegoText;
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
import dev.gavel.rego.syntax.tree.walk.Rewriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives declared variables names of their own, body by body. What a body declares is known in the
 * bodies within it, and a variable must be declared before it is used there.
 */
public final class LocalVarRewriter extends Rewriter {
  private final Draft draft;
  private final LocalScopes scopes;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<Mistake> unused = new ArrayList<>();

  public LocalVarRewriter(Draft draft, LocalScopes scopes) {
    this.draft = draft;
    this.scopes = scopes;
  }

  /** Hands the mistakes over; an unused variable does no harm to later passes. */
  public void report() {
    draft.mistakes().addAll(mistakes);
    unused.forEach(draft.mistakes()::addRecoverable);
  }

  /**
   * Rewrites a body in the innermost scope.
   *
   * @param used variables that are of use outside of the body
   */
  public Body bodyInScope(Body body, Set<String> used) {
    List<Expr> rewritten = new ArrayList<>();
    for (Expr expr : body) {
      Expr changed = exprInScope(expr);
      if (changed != null) {
        rewritten.add(changed);
      }
    }
    Body result =
        rewritten.isEmpty()
            ? Bodies.always(body.expressions().getFirst().at())
            : new Body(rewritten);
    UnusedLocals check = new UnusedLocals(scopes, body, result, used);
    if (draft.options().strict() && mistakes.isEmpty() && unused.isEmpty()) {
      unused.addAll(check.assigned());
    }
    if (mistakes.isEmpty() && unused.isEmpty()) {
      unused.addAll(check.declared());
    }
    return result;
  }

  private @Nullable Expr exprInScope(Expr expr) {
    return switch (expr.statement()) {
      case Statement.Calls calls when Operators.isCallOf(Operators.ASSIGN, expr) ->
          assignment(expr, calls);
      case Statement.Some some -> some(expr, some);
      case Statement.Every every -> every(expr, every);
      case Statement.Not not -> not(expr, not);
      case Statement.And _, Statement.Or _ -> new OperandLocals(this).rewrite(expr);
      case Statement.Holds _, Statement.Calls _ -> expr(expr);
    };
  }

  private Expr assignment(Expr expr, Statement.Calls calls) {
    if (expr.negated()) {
      add(expr.at(), "cannot assign vars inside negated expression");
      return expr;
    }
    if (!Operators.hasTwoSides(expr)) {
      return expr;
    }
    Term right = term(calls.arguments().getLast());
    List<With> with =
        expr.with().stream().map(it -> new With(it.at(), it.target(), term(it.value()))).toList();
    Term left = new AssignmentTarget(this).term(calls.arguments().getFirst());
    Location operator = calls.function().at();
    return new Expr(
        expr.at(), false, Operators.unify(operator, left, right), with, Expr.Origin.ASSIGNED);
  }

  private @Nullable Expr some(Expr expr, Statement.Some some) {
    for (Term symbol : some.symbols()) {
      if (symbol instanceof Call member) {
        return someIn(expr, some, member.arguments());
      }
      if (symbol instanceof Var variable
          && declare(variable, Occurrence.DECLARED, some.at()) == null) {
        return null;
      }
    }
    return null;
  }

  /** {@code some k, v in xs} becomes {@code v = xs[k]}; {@code xs} must not know k and v yet. */
  private @Nullable Expr someIn(Expr expr, Statement.Some some, List<Term> arguments) {
    Term domain = arguments.getLast();
    Term value = arguments.get(arguments.size() - 2);
    Term key = arguments.size() == 3 ? arguments.getFirst() : draft.names().next(some.at());
    Variables bound = Variables.bindable();
    bound.visit(key);
    bound.visit(value);
    Variables inDomain = new Variables(Variables.Skip.CLOSURES);
    inDomain.visit(domain);
    List<String> both =
        bound.names().stream()
            .filter(inDomain.names()::contains)
            .filter(name -> !name.startsWith(Var.WILDCARD_PREFIX))
            .sorted()
            .toList();
    if (!both.isEmpty()) {
      both.forEach(name -> add(some.at(), "var " + name + " assigned before"));
      return null;
    }
    List<Term> path = new ArrayList<>(domain instanceof Ref ref ? ref.parts() : List.of(domain));
    path.add(key);
    Expr member = expr.with(Operators.unify(some.at(), value, new Ref(domain.at(), path)));
    Set<String> outputs = new Outputs(draft::arity).of(member, Variables.in(domain));
    for (String output : outputs.stream().sorted().toList()) {
      if (declare(new Var(some.at(), output), Occurrence.DECLARED, some.at()) == null) {
        return null;
      }
    }
    return expr(member);
  }

  private @Nullable Expr every(Expr expr, Statement.Every every) {
    Term domain = term(every.domain());
    scopes.push();
    try {
      Term key =
          every.key() == null
              ? draft.names().next(every.at())
              : declareUnlessWildcard(every.key(), every.at());
      Term value = key == null ? null : declareUnlessWildcard(every.value(), every.at());
      if (key == null || value == null) {
        return null;
      }
      Body body = bodyWithLate(every.body());
      Term renamed = HeadLocals.renaming(scopes).term(domain);
      return withReplacements(expr, new Statement.Every(every.at(), key, value, renamed, body));
    } finally {
      scopes.pop();
    }
  }

  /** In a body in braces a closure may name what is declared only after it. */
  private Body bodyWithLate(Body body) {
    return HeadLocals.renaming(scopes).body(bodyInScope(body, Set.of()));
  }

  private @Nullable Term declareUnlessWildcard(Term term, Location at) {
    return term instanceof Var variable && !variable.isWildcard()
        ? declare(variable, Occurrence.DECLARED, at)
        : term;
  }

  private Expr not(Expr expr, Statement.Not not) {
    if (!not.explicit()) {
      int before = mistakes.size();
      Body body = impliedBody(not.body(), "cannot assign vars inside negated expression");
      return mistakes.size() > before
          ? expr
          : withReplacements(expr, new Statement.Not(not.at(), body, false));
    }
    scopes.push();
    Body body = bodyWithLate(not.body());
    Expr rewritten = withReplacements(expr, new Statement.Not(not.at(), body, true));
    scopes.pop();
    return rewritten;
  }

  /** A body not written in braces belongs to the body around it, so it cannot declare anything. */
  Body impliedBody(Body body, String refusal) {
    List<Expr> rewritten = new ArrayList<>();
    for (Expr expr : body) {
      if (Operators.isCallOf(Operators.ASSIGN, expr)) {
        add(expr.at(), refusal);
        rewritten.add(expr);
      } else {
        Expr changed = exprInScope(expr);
        rewritten.add(changed == null ? expr : changed);
      }
    }
    return new Body(rewritten);
  }

  /** The expression with a statement that is rewritten already. */
  Expr withReplacements(Expr expr, Statement statement) {
    List<With> with = expr.with().stream().map(this::with).toList();
    return new Expr(expr.at(), expr.negated(), statement, with, expr.origin());
  }

  /** Declares a variable; null if it is known already, which is a mistake. */
  @Nullable Var declare(Var variable, Occurrence occurrence, Location at) {
    Local known = scopes.findInnermost(variable.name());
    if (known != null) {
      String name = variable.name();
      add(
          at,
          switch (known.occurrence()) {
            case SEEN -> "var " + name + " referenced above";
            case ASSIGNED -> "var " + name + " assigned above";
            case DECLARED -> "var " + name + " declared above";
            case ARGUMENT -> "arg " + name + " redeclared";
          });
      return null;
    }
    Var local = draft.names().next(variable.at());
    scopes.insert(variable.name(), local, occurrence);
    return local;
  }

  void add(Location at, String message) {
    mistakes.add(new Mistake(Mistake.COMPILE, at, message));
  }

  boolean hasMistakesSince(int before) {
    return mistakes.size() > before;
  }

  int mistakeCount() {
    return mistakes.size();
  }

  LocalScopes scopes() {
    return scopes;
  }

  @Override
  public Term term(Term term) {
    return switch (term) {
      case Var variable -> variable(variable);
      case Ref ref when Terms.isRootDocument(ref) -> rootDocument(ref);
      case ArrayComprehension it -> {
        Set<String> used = Variables.in(it.head());
        scopes.push();
        Body body = bodyInScope(it.body(), used);
        Term head = term(it.head());
        scopes.pop();
        yield new ArrayComprehension(it.at(), head, body);
      }
      case SetComprehension it -> {
        Set<String> used = Variables.in(it.head());
        scopes.push();
        Body body = bodyInScope(it.body(), used);
        Term head = term(it.head());
        scopes.pop();
        yield new SetComprehension(it.at(), head, body);
      }
      case ObjectComprehension it -> {
        Set<String> used = Variables.in(it.key());
        used.addAll(Variables.in(it.value()));
        scopes.push();
        Body body = bodyInScope(it.body(), used);
        Term key = term(it.key());
        Term value = term(it.value());
        scopes.pop();
        yield new ObjectComprehension(it.at(), key, value, body);
      }
      case Call call -> {
        refuseShadowed(call);
        yield super.term(call);
      }
      case Scalar _, Ref _, ArrayTerm _, SetTerm _, ObjectTerm _, TemplateString _ ->
          super.term(term);
    };
  }

  private Var variable(Var variable) {
    Local local = scopes.find(variable.name());
    if (local == null) {
      scopes.insert(variable.name(), variable, Occurrence.SEEN);
      return variable;
    }
    local.use();
    return local.name().equals(variable.name()) ? variable : new Var(variable.at(), local.name());
  }

  private Term rootDocument(Ref ref) {
    Local local = scopes.find(((Var) ref.head()).name());
    return local == null || local.occurrence() == Occurrence.SEEN
        ? ref
        : new Var(ref.at(), local.name());
  }

  private void refuseShadowed(Call call) {
    for (String name : Variables.in(call.function())) {
      Local local = scopes.find(name);
      if (local != null && !local.name().equals(name)) {
        add(call.at(), "called function " + RegoText.of(call.function()) + " shadowed");
      }
    }
  }

  /** {@code with input} means the document, even where a variable is called so. */
  @Override
  public With with(With with) {
    Term target = term(with.target());
    Local shadow = scopes.find("input");
    if (shadow != null) {
      target = withoutShadow(target, shadow);
    }
    Term value = term(with.value());
    return same(target, with.target()) && same(value, with.value())
        ? with
        : new With(with.at(), target, value);
  }

  private static Term withoutShadow(Term target, Local shadow) {
    if (target instanceof Var(Location at, String name) && name.equals(shadow.name())) {
      return Operators.named(at, "input");
    }
    if (target instanceof Ref(Location at, List<Term> parts)
        && parts.getFirst() instanceof Var(Location headAt, String name)
        && name.equals(shadow.name())) {
      List<Term> restored = new ArrayList<>(parts);
      restored.set(0, new Var(headAt, "input"));
      return new Ref(at, restored);
    }
    return target;
  }
}
