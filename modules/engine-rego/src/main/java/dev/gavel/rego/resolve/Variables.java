package dev.gavel.rego.resolve;

import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.With;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers the names of the variables of whatever it visits, in the order of their places. */
public class Variables extends Visitor {

  /** Places where variables do not count. */
  public enum Skip {
    /** The first parts of references. */
    REF_HEADS,
    /** The first parts of the names of called functions, and of what {@code with} names. */
    CALL_HEADS,
    OBJECT_KEYS,
    /** Whatever has a scope of its own: comprehensions, templates, and bodies in expressions. */
    CLOSURES,
    SETS,
    TEMPLATES
  }

  private final Set<Skip> skips = EnumSet.noneOf(Skip.class);
  private final Set<String> names = new LinkedHashSet<>();

  public Variables(Skip... skips) {
    this.skips.addAll(List.of(skips));
  }

  /** Variables as safety counts them: those of closures have a scope of their own. */
  public static Variables forSafety() {
    return new Variables(Skip.CALL_HEADS, Skip.CLOSURES);
  }

  /** Variables that a pattern can bind. */
  public static Variables bindable() {
    return new Variables(Skip.REF_HEADS, Skip.OBJECT_KEYS, Skip.CLOSURES);
  }

  public static Set<String> in(Term term) {
    Variables variables = new Variables();
    variables.visit(term);
    return variables.names();
  }

  /** What was found so far; the set is the caller's. */
  public final Set<String> names() {
    return names;
  }

  @Override
  protected boolean enter(Expr expr) {
    if (!skips.contains(Skip.CLOSURES)) {
      return true;
    }
    return switch (expr.statement()) {
      case Statement.Every every -> {
        visit(every.domain());
        yield false;
      }
      case Statement.Not _, Statement.And _, Statement.Or _ -> {
        expr.with().forEach(this::visit);
        yield false;
      }
      case Statement.Holds _, Statement.Calls _, Statement.Some _ -> true;
    };
  }

  @Override
  protected boolean enter(With with) {
    if (!skips.contains(Skip.CALL_HEADS)) {
      return true;
    }
    if (with.target() instanceof Ref target) {
      visitTail(target);
    }
    if (with.value() instanceof Ref value) {
      visitTail(value);
    } else {
      visit(with.value());
    }
    return false;
  }

  @Override
  protected boolean enter(Term term) {
    if (term instanceof Var variable) {
      names.add(variable.name());
      return false;
    }
    if (term instanceof ObjectTerm object && skips.contains(Skip.OBJECT_KEYS)) {
      object.entries().forEach(entry -> visit(entry.value()));
      return false;
    }
    if (term instanceof Ref ref && skips.contains(Skip.REF_HEADS)) {
      visitTail(ref);
      return false;
    }
    boolean isTemplate = term instanceof TemplateString;
    return !((skips.contains(Skip.CLOSURES) && (isTemplate || isComprehension(term)))
        || (skips.contains(Skip.TEMPLATES) && isTemplate)
        || (skips.contains(Skip.SETS) && term instanceof SetTerm));
  }

  @Override
  protected boolean enterFunction(Ref function) {
    if (skips.contains(Skip.CALL_HEADS)) {
      visitTail(function);
      return false;
    }
    return enter((Term) function);
  }

  private void visitTail(Ref ref) {
    visit(ref.parts().subList(1, ref.parts().size()));
  }
}
