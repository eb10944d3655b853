package dev.gavel.rego.resolve.rewrite;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.Bodies;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Operators;
import dev.gavel.rego.resolve.Signature;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.resolve.Variables;
import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Rewriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites templates where {@code safe} variables are bound; what a template needs and nothing
 * binds is a mistake here, since the set that takes its place would hide it from the safety check.
 */
final class TemplateRewriter extends Rewriter {
  private static final String FEATURE = "template_strings";
  private static final String FUNCTION = "internal.template_string";

  private final Draft draft;
  private final Bound bound;
  private Set<String> safe;

  TemplateRewriter(Draft draft, Set<String> safe) {
    this.draft = draft;
    this.bound = new Bound(draft);
    this.safe = safe;
  }

  /** The outermost body: what any expression of it binds, all others may use. */
  @Override
  public Body body(Body body) {
    Set<String> outside = safe;
    safe = bound.after(body, outside);
    Body rewritten = super.body(body);
    safe = outside;
    return rewritten;
  }

  /** The body of an operand does not bind for itself, as far as templates are concerned. */
  private Body operand(Body body) {
    return super.body(body);
  }

  @Override
  public Statement statement(Statement statement) {
    return switch (statement) {
      case Statement.Not not -> new Statement.Not(not.at(), operand(not.body()), not.explicit());
      case Statement.And and ->
          new Statement.And(
              and.at(),
              operand(and.left()),
              operand(and.right()),
              and.explicitLeft(),
              and.explicitRight());
      case Statement.Or or ->
          new Statement.Or(
              or.at(),
              operand(or.left()),
              operand(or.right()),
              or.explicitLeft(),
              or.explicitRight());
      case Statement.Every every -> every(every);
      case Statement.Holds _, Statement.Calls _, Statement.Some _ -> super.statement(statement);
    };
  }

  private Statement every(Statement.Every every) {
    Term domain = term(every.domain());
    Set<String> outside = safe;
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

  @Override
  public Term term(Term term) {
    return switch (term) {
      case TemplateString template -> super.term(call(template));
      case ArrayComprehension it ->
          new ArrayComprehension(it.at(), head(it.head(), it.body()), body(it.body()));
      case SetComprehension it ->
          new SetComprehension(it.at(), head(it.head(), it.body()), body(it.body()));
      case ObjectComprehension it ->
          new ObjectComprehension(
              it.at(), head(it.key(), it.body()), head(it.value(), it.body()), body(it.body()));
      case Scalar _, Var _, Ref _, ArrayTerm _, SetTerm _, ObjectTerm _, Call _ -> super.term(term);
    };
  }

  /** A template that is all of a comprehension's head may use what the body binds. */
  private Term head(Term head, Body body) {
    if (!(head instanceof TemplateString template)) {
      return term(head);
    }
    Set<String> outside = safe;
    safe = bound.after(body, outside);
    Term call = call(template);
    safe = outside;
    return super.term(call);
  }

  private Term call(TemplateString template) {
    Location at = template.at();
    if (!draft.options().features().contains(FEATURE)
        || !draft.options().builtins().containsKey(FUNCTION)) {
      draft.mistakes().add(Mistake.COMPILE, at, "template-strings are not supported");
      return new Scalar(at, StringValue.of(""));
    }
    List<Term> parts = new ArrayList<>();
    for (TemplateString.Part part : template.parts()) {
      switch (part) {
        case TemplateString.Text text ->
            parts.add(new Scalar(text.at(), StringValue.of(text.text())));
        case TemplateString.Hole hole -> {
          Term value = term(hole.expression());
          if (value != null) {
            parts.add(value);
          }
        }
      }
    }
    if (template.parts().isEmpty()) {
      parts.add(new Scalar(at, StringValue.of("")));
    }
    Ref function =
        new Ref(
            at,
            List.of(new Var(at, "internal"), new Scalar(at, StringValue.of("template_string"))));
    return new Call(at, function, List.of(new ArrayTerm(at, parts)));
  }

  /** The term that stands for an expression; null if the expression cannot stand in a template. */
  private @Nullable Term term(Expr hole) {
    Term value;
    switch (hole.statement()) {
      case Statement.Holds holds -> value = holds.term();
      case Statement.Calls calls -> {
        Signature builtin = draft.builtin(calls.function());
        if (builtin != null && builtin.relation()) {
          draft
              .mistakes()
              .add(
                  Mistake.COMPILE,
                  Location.NONE,
                  "illegal call to relation built-in '"
                      + builtin.name()
                      + "' that may cause multiple outputs");
          return null;
        }
        value = new Call(hole.at(), calls.function(), calls.arguments());
      }
      case Statement.Some _,
          Statement.Every _,
          Statement.Not _,
          Statement.And _,
          Statement.Or _ -> {
        draft
            .mistakes()
            .add(Mistake.COMPILE, hole.at(), "unexpected template-string expression type");
        return null;
      }
    }
    if (value instanceof Scalar && hole.with().isEmpty()) {
      return value;
    }
    if (value instanceof Var || (value instanceof Ref ref && isAlwaysDefined(ref))) {
      return new SetTerm(value.at(), List.of(value));
    }
    refuseUndeclared(value, value instanceof Call ? Location.NONE : value.at());
    Var element = draft.names().next(value.at());
    Expr equality =
        new Expr(
            value.at(),
            false,
            Operators.unify(value.at(), element, value),
            hole.with(),
            Expr.Origin.WRITTEN);
    return new SetComprehension(value.at(), element, Body.of(equality));
  }

  private void refuseUndeclared(Term value, Location at) {
    Variables used = Variables.forSafety();
    used.visit(value);
    used.names().stream()
        .filter(name -> !safe.contains(name))
        .map(draft::writtenName)
        .sorted()
        .forEach(
            name -> draft.mistakes().add(Mistake.COMPILE, at, "var " + name + " is undeclared"));
  }

  /** Whether the reference names rules that have a value whatever happens. */
  private boolean isAlwaysDefined(Ref ref) {
    List<Rule> rules = draft.ruleTree().exact(ref);
    if (ref.parts().size() < 2 || rules.isEmpty() || rules.getFirst().isFunction()) {
      return false;
    }
    Rule first = rules.getFirst();
    return first.isDefault()
        || first.isPartialSet()
        || (rules.size() == 1
            ? isConstant(first)
            : rules.stream().skip(1).anyMatch(Rule::isDefault));
  }

  private static boolean isConstant(Rule rule) {
    Term value = rule.head().value();
    return Bodies.isAlways(rule.body())
        && value != null
        && (value instanceof Var || Terms.isConstant(value));
  }
}
