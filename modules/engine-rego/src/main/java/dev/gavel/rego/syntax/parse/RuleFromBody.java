package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.BuiltinNames;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.List;

/** Reads an expression at the top of a module as the rule it stands for: {@code p := 1}. */
final class RuleFromBody {
  private RuleFromBody() {}

  /** Says why the expression is no rule. */
  static final class NoRuleException extends Exception {
    private static final long serialVersionUID = 1;

    NoRuleException(String why) {
      super(why, null, false, false);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  static ParsedRule rule(Body body) throws NoRuleException {
    if (body.expressions().size() != 1) {
      throw new NoRuleException("multiple expressions cannot be used for rule head");
    }
    Expr expr = body.expressions().getFirst();
    if (!expr.with().isEmpty()) {
      throw new NoRuleException("expressions using with keyword cannot be used for rule head");
    }
    if (expr.negated()) {
      throw new NoRuleException("negated expressions cannot be used for rule head");
    }
    return switch (expr.statement()) {
      case Statement.Some _ ->
          throw new NoRuleException("'some' declarations cannot be used for rule head");
      case Statement.Holds it -> fromTerm(it.term());
      case Statement.Calls it -> fromCall(expr.at(), it);
      case Statement.Every _, Statement.Not _, Statement.And _, Statement.Or _ ->
          throw new NoRuleException("expression cannot be used for rule head");
    };
  }

  private static ParsedRule fromTerm(Term term) throws NoRuleException {
    if (!(term instanceof Ref ref)) {
      throw new NoRuleException(Nodes.kind(term) + " cannot be used for rule name");
    }
    if (ref.parts().size() == 1) {
      throw new NoRuleException("refs cannot be used for rule head");
    }
    Heading heading = named(ref);
    if (ref.parts().size() > 2) {
      heading.value = Nodes.yes(ref.at());
      heading.impliedValue = true;
    } else {
      heading.key = ref.parts().getLast();
      heading.reference = ref.parts().subList(0, 1);
    }
    return implied(ref.at(), ref.at(), heading);
  }

  private static ParsedRule fromCall(Location at, Statement.Calls call) throws NoRuleException {
    boolean assigned = Nodes.is(call.function(), "assign");
    if (assigned || Nodes.is(call.function(), "eq")) {
      if (call.arguments().size() < 2) {
        throw new NoRuleException("assignment requires two operands");
      }
      Heading heading = fromEquality(call.arguments().get(0), call.arguments().get(1));
      heading.assigned = assigned;
      return implied(at, call.arguments().get(1).at(), heading);
    }
    if (BuiltinNames.contains(call.function())) {
      throw new NoRuleException("rule name conflicts with built-in function");
    }
    if (call.arguments().isEmpty()) {
      throw new NoRuleException("rule argument list must take at least one argument");
    }
    Heading heading = named(call.function());
    heading.arguments = call.arguments();
    heading.value = Nodes.yes(call.function().at());
    return implied(call.function().at(), call.function().at(), heading);
  }

  private static Heading fromEquality(Term left, Term right) throws NoRuleException {
    Heading heading =
        switch (left) {
          case Call call when call.function().head() instanceof Var -> {
            Heading function = named(call.function());
            function.arguments = call.arguments();
            yield function;
          }
          case Ref ref -> {
            Heading named = named(ref);
            named.key = ref.parts().size() == 2 ? ref.parts().getLast() : null;
            yield named;
          }
          case Var name -> new Heading(List.of(name));
          default -> throw new NoRuleException(Nodes.kind(left) + " cannot be used for rule name");
        };
    heading.value = right;
    return heading;
  }

  private static Heading named(Ref ref) throws NoRuleException {
    if (!(ref.head() instanceof Var)) {
      throw new NoRuleException("invalid rule head: " + RegoText.of(ref));
    }
    Heading heading = new Heading(ref.parts());
    heading.referenceAt = ref.at();
    return heading;
  }

  private static ParsedRule implied(Location at, Location body, Heading heading) {
    heading.at = at;
    return new ParsedRule(at, heading, Nodes.impliedBody(body), null, false, true);
  }
}
