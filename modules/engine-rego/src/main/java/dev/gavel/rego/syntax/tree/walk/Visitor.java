package dev.gavel.rego.syntax.tree.walk;

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
import java.util.List;

/**
 * Looks at a tree, from the top, in the order in which it is written. Every {@code enter} method
 * says whether to go down into that node; the name of a called function is entered by {@link
 * #enterFunction}, so that it can be told from the other references.
 */
public class Visitor {
  protected Visitor() {}

  protected boolean enter(Rule rule) {
    return true;
  }

  protected boolean enter(Body body) {
    return true;
  }

  protected boolean enter(Expr expr) {
    return true;
  }

  protected boolean enter(With with) {
    return true;
  }

  protected boolean enter(Term term) {
    return true;
  }

  protected boolean enterFunction(Ref function) {
    return enter((Term) function);
  }

  /** Whether the term has a body, where other variables may be bound. */
  public static boolean isComprehension(Term term) {
    return term instanceof ArrayComprehension
        || term instanceof SetComprehension
        || term instanceof ObjectComprehension;
  }

  public final void visit(RegoModule module) {
    module.rules().forEach(this::visit);
  }

  public final void visit(Rule rule) {
    if (enter(rule)) {
      visit(rule.head());
      visit(rule.body());
      if (rule.otherwise() != null) {
        visit(rule.otherwise());
      }
    }
  }

  public final void visit(Head head) {
    visit(head.reference());
    visit(head.arguments());
    if (head.key() != null) {
      visit(head.key());
    }
    if (head.value() != null) {
      visit(head.value());
    }
  }

  public final void visit(Body body) {
    if (enter(body)) {
      body.expressions().forEach(this::visit);
    }
  }

  public final void visit(Expr expr) {
    if (enter(expr)) {
      visit(expr.statement());
      expr.with().forEach(this::visit);
    }
  }

  public final void visit(With with) {
    if (enter(with)) {
      visit(with.target());
      visit(with.value());
    }
  }

  public final void visit(List<Term> terms) {
    terms.forEach(this::visit);
  }

  public final void visit(Statement statement) {
    switch (statement) {
      case Statement.Holds holds -> visit(holds.term());
      case Statement.Calls calls -> {
        visitFunction(calls.function());
        visit(calls.arguments());
      }
      case Statement.Some some -> visit(some.symbols());
      case Statement.Every every -> {
        if (every.key() != null) {
          visit(every.key());
        }
        visit(every.value());
        visit(every.domain());
        visit(every.body());
      }
      case Statement.Not not -> visit(not.body());
      case Statement.And and -> {
        visit(and.left());
        visit(and.right());
      }
      case Statement.Or or -> {
        visit(or.left());
        visit(or.right());
      }
    }
  }

  public final void visit(Term term) {
    if (enter(term)) {
      into(term);
    }
  }

  private void visitFunction(Ref function) {
    if (enterFunction(function)) {
      into(function);
    }
  }

  /** Visits the parts of a term, but not the term. */
  public final void into(Term term) {
    switch (term) {
      case Scalar _, Var _ -> {}
      case Ref ref -> visit(ref.parts());
      case ArrayTerm array -> visit(array.items());
      case SetTerm set -> visit(set.items());
      case ObjectTerm object -> {
        for (ObjectTerm.Entry entry : object.entries()) {
          visit(entry.key());
          visit(entry.value());
        }
      }
      case ArrayComprehension it -> {
        visit(it.head());
        visit(it.body());
      }
      case SetComprehension it -> {
        visit(it.head());
        visit(it.body());
      }
      case ObjectComprehension it -> {
        visit(it.key());
        visit(it.value());
        visit(it.body());
      }
      case Call call -> {
        visitFunction(call.function());
        visit(call.arguments());
      }
      case TemplateString template -> {
        for (TemplateString.Part part : template.parts()) {
          if (part instanceof TemplateString.Hole hole) {
            visit(hole.expression());
          }
        }
      }
    }
  }
}
