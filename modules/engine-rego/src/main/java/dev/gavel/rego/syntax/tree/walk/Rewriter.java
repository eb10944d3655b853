package dev.gavel.rego.syntax.tree.walk;

import static dev.gavel.rego.syntax.tree.walk.Identity.same;

import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a changed tree of a tree. Every method here goes down into all parts of a node and makes a
 * new node only if a part changed; so what is untouched is shared, and a pass that changes nothing
 * costs no memory. A pass overrides the methods of the nodes that it cares for. It works from the
 * top if it changes a node and gives that to {@code super}, and from the bottom if it changes what
 * {@code super} returned.
 */
public class Rewriter {
  protected Rewriter() {}

  /** Changes each term after its parts. */
  public static Rewriter bottomUp(UnaryOperator<Term> change) {
    return new Rewriter() {
      @Override
      public Term term(Term term) {
        return change.apply(super.term(term));
      }
    };
  }

  public RegoModule module(RegoModule module) {
    List<Rule> rules = each(module.rules(), this::rule);
    return same(rules, module.rules())
        ? module
        : new RegoModule(
            module.file(),
            module.dialect(),
            module.pkg(),
            module.imports(),
            rules,
            module.annotations(),
            module.comments());
  }

  public Rule rule(Rule rule) {
    Head head = head(rule.head());
    Body body = body(rule.body());
    Rule otherwise = rule.otherwise() == null ? null : rule(rule.otherwise());
    return same(head, rule.head()) && same(body, rule.body()) && same(otherwise, rule.otherwise())
        ? rule
        : new Rule(rule.at(), head, body, otherwise, rule.isDefault(), rule.impliedBody());
  }

  public Head head(Head head) {
    Ref reference = path(head.reference());
    List<Term> arguments = terms(head.arguments());
    Term key = optional(head.key());
    Term value = optional(head.value());
    return same(reference, head.reference())
            && same(arguments, head.arguments())
            && same(key, head.key())
            && same(value, head.value())
        ? head
        : new Head(
            head.at(), reference, arguments, key, value, head.assigned(), head.impliedValue());
  }

  public Body body(Body body) {
    List<Expr> expressions = each(body.expressions(), this::expr);
    return same(expressions, body.expressions()) ? body : new Body(expressions);
  }

  public Expr expr(Expr expr) {
    Statement statement = statement(expr.statement());
    List<With> with = each(expr.with(), this::with);
    return same(statement, expr.statement()) && same(with, expr.with())
        ? expr
        : new Expr(expr.at(), expr.negated(), statement, with, expr.origin());
  }

  public With with(With with) {
    Term target = term(with.target());
    Term value = term(with.value());
    return same(target, with.target()) && same(value, with.value())
        ? with
        : new With(with.at(), target, value);
  }

  public Statement statement(Statement statement) {
    return switch (statement) {
      case Statement.Holds holds -> {
        Term term = term(holds.term());
        yield same(term, holds.term()) ? holds : new Statement.Holds(term);
      }
      case Statement.Calls calls -> {
        Ref function = function(calls.function());
        List<Term> arguments = terms(calls.arguments());
        yield same(function, calls.function()) && same(arguments, calls.arguments())
            ? calls
            : new Statement.Calls(function, arguments);
      }
      case Statement.Some some -> {
        List<Term> symbols = terms(some.symbols());
        yield same(symbols, some.symbols()) ? some : new Statement.Some(some.at(), symbols);
      }
      case Statement.Every every -> every(every);
      case Statement.Not not -> {
        Body body = body(not.body());
        yield same(body, not.body()) ? not : new Statement.Not(not.at(), body, not.explicit());
      }
      case Statement.And and -> {
        Body left = body(and.left());
        Body right = body(and.right());
        yield same(left, and.left()) && same(right, and.right())
            ? and
            : new Statement.And(and.at(), left, right, and.explicitLeft(), and.explicitRight());
      }
      case Statement.Or or -> {
        Body left = body(or.left());
        Body right = body(or.right());
        yield same(left, or.left()) && same(right, or.right())
            ? or
            : new Statement.Or(or.at(), left, right, or.explicitLeft(), or.explicitRight());
      }
    };
  }

  private Statement every(Statement.Every every) {
    Term key = optional(every.key());
    Term value = term(every.value());
    Term domain = term(every.domain());
    Body body = body(every.body());
    return same(key, every.key())
            && same(value, every.value())
            && same(domain, every.domain())
            && same(body, every.body())
        ? every
        : new Statement.Every(every.at(), key, value, domain, body);
  }

  public Term term(Term term) {
    return switch (term) {
      case Scalar scalar -> scalar;
      case Var variable -> variable;
      case Ref ref -> path(ref);
      case ArrayTerm array -> {
        List<Term> items = terms(array.items());
        yield same(items, array.items()) ? array : new ArrayTerm(array.at(), items);
      }
      case SetTerm set -> {
        List<Term> items = terms(set.items());
        yield same(items, set.items()) ? set : new SetTerm(set.at(), items);
      }
      case ObjectTerm object -> {
        List<ObjectTerm.Entry> entries = each(object.entries(), this::entry);
        yield same(entries, object.entries()) ? object : new ObjectTerm(object.at(), entries);
      }
      case ArrayComprehension it -> {
        Term head = term(it.head());
        Body body = body(it.body());
        yield same(head, it.head()) && same(body, it.body())
            ? it
            : new ArrayComprehension(it.at(), head, body);
      }
      case SetComprehension it -> {
        Term head = term(it.head());
        Body body = body(it.body());
        yield same(head, it.head()) && same(body, it.body())
            ? it
            : new SetComprehension(it.at(), head, body);
      }
      case ObjectComprehension it -> {
        Term key = term(it.key());
        Term value = term(it.value());
        Body body = body(it.body());
        yield same(key, it.key()) && same(value, it.value()) && same(body, it.body())
            ? it
            : new ObjectComprehension(it.at(), key, value, body);
      }
      case Call call -> call(call);
      case TemplateString template -> template(template);
    };
  }

  private Call call(Call call) {
    Ref function = function(call.function());
    List<Term> arguments = terms(call.arguments());
    return same(function, call.function()) && same(arguments, call.arguments())
        ? call
        : new Call(call.at(), function, arguments);
  }

  private TemplateString template(TemplateString template) {
    List<TemplateString.Part> parts = each(template.parts(), this::part);
    return same(parts, template.parts())
        ? template
        : new TemplateString(template.at(), parts, template.raw());
  }

  /** The name of a called function. */
  public Ref function(Ref function) {
    return path(function);
  }

  /** The parts of a reference, or of the head of a rule. */
  public Ref path(Ref ref) {
    List<Term> parts = terms(ref.parts());
    return same(parts, ref.parts()) ? ref : new Ref(ref.at(), parts);
  }

  public final List<Term> terms(List<Term> terms) {
    return each(terms, this::term);
  }

  private ObjectTerm.Entry entry(ObjectTerm.Entry entry) {
    Term key = term(entry.key());
    Term value = term(entry.value());
    return same(key, entry.key()) && same(value, entry.value())
        ? entry
        : new ObjectTerm.Entry(key, value);
  }

  private TemplateString.Part part(TemplateString.Part part) {
    return switch (part) {
      case TemplateString.Text text -> text;
      case TemplateString.Hole hole -> {
        Expr expression = expr(hole.expression());
        yield same(expression, hole.expression()) ? hole : new TemplateString.Hole(expression);
      }
    };
  }

  private @Nullable Term optional(@Nullable Term term) {
    return term == null ? null : term(term);
  }

  private static <T> List<T> each(List<T> list, UnaryOperator<T> change) {
    List<T> changed = null;
    for (int i = 0; i < list.size(); i++) {
      T before = list.get(i);
      T after = change.apply(before);
      if (changed == null && !same(after, before)) {
        changed = new ArrayList<>(list);
      }
      if (changed != null) {
        changed.set(i, after);
      }
    }
    return changed == null ? list : changed;
  }
}
