package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a node, and all in it, to one place: that of the rule which repeats it. */
final class Relocation {
  private final Location place;

  private Relocation(Location place) {
    this.place = place;
  }

  static Term term(Term term, Location place) {
    return new Relocation(place).term(term);
  }

  static Body body(Body body, Location place) {
    return new Relocation(place).body(body);
  }

  private Term term(Term term) {
    return switch (term) {
      case Scalar it -> new Scalar(place, it.value());
      case Var it -> new Var(place, it.name());
      case Ref it -> ref(it);
      case ArrayTerm it -> new ArrayTerm(place, terms(it.items()));
      case SetTerm it -> new SetTerm(place, terms(it.items()));
      case ObjectTerm it ->
          new ObjectTerm(
              place,
              it.entries().stream()
                  .map(entry -> new ObjectTerm.Entry(term(entry.key()), term(entry.value())))
                  .toList());
      case ArrayComprehension it -> new ArrayComprehension(place, term(it.head()), body(it.body()));
      case SetComprehension it -> new SetComprehension(place, term(it.head()), body(it.body()));
      case ObjectComprehension it ->
          new ObjectComprehension(place, term(it.key()), term(it.value()), body(it.body()));
      case Call it -> new Call(place, ref(it.function()), terms(it.arguments()));
      case TemplateString it ->
          new TemplateString(place, it.parts().stream().map(this::part).toList(), it.raw());
    };
  }

  private TemplateString.Part part(TemplateString.Part part) {
    return switch (part) {
      case TemplateString.Text it -> new TemplateString.Text(place, it.text());
      case TemplateString.Hole it -> new TemplateString.Hole(expr(it.expression()));
    };
  }

  private Ref ref(Ref ref) {
    return new Ref(place, terms(ref.parts()));
  }

  private List<Term> terms(List<Term> terms) {
    return terms.stream().map(this::term).toList();
  }

  private @Nullable Term optional(@Nullable Term term) {
    return term == null ? null : term(term);
  }

  private Body body(Body body) {
    return new Body(body.expressions().stream().map(this::expr).toList());
  }

  private Expr expr(Expr expr) {
    List<With> with =
        expr.with().stream()
            .map(one -> new With(place, term(one.target()), term(one.value())))
            .toList();
    return new Expr(place, expr.negated(), statement(expr.statement()), with, expr.origin());
  }

  private Statement statement(Statement statement) {
    return switch (statement) {
      case Statement.Holds it -> new Statement.Holds(term(it.term()));
      case Statement.Calls it -> new Statement.Calls(ref(it.function()), terms(it.arguments()));
      case Statement.Some it -> new Statement.Some(place, terms(it.symbols()));
      case Statement.Every it ->
          new Statement.Every(
              place, optional(it.key()), term(it.value()), term(it.domain()), body(it.body()));
      case Statement.Not it -> new Statement.Not(place, body(it.body()), it.explicit());
      case Statement.And it ->
          new Statement.And(
              place, body(it.left()), body(it.right()), it.explicitLeft(), it.explicitRight());
      case Statement.Or it ->
          new Statement.Or(
              place, body(it.left()), body(it.right()), it.explicitLeft(), it.explicitRight());
    };
  }
}
