package dev.gavel.rego.check.safety;

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
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the names of variables. Each question of safety looks at a tree from another side, so
 * what is left out is a parameter.
 */
final class VariableSearch {
  private static final Set<Side> NONE = EnumSet.noneOf(Side.class);
  private static final Set<Side> NEEDED = EnumSet.of(Side.FUNCTION_HEADS, Side.CLOSURES);
  private static final Set<Side> BOUND =
      EnumSet.of(Side.REFERENCE_HEADS, Side.OBJECT_KEYS, Side.CLOSURES);
  private static final Set<Side> OUTPUT =
      EnumSet.of(Side.REFERENCE_HEADS, Side.OBJECT_KEYS, Side.CLOSURES, Side.SETS);
  private static final Set<Side> STEPS = EnumSet.of(Side.REFERENCE_HEADS);

  private final Set<Side> leftOut;
  private final @Nullable ImpliedBodies implied;
  private final Set<String> found = new HashSet<>();

  private VariableSearch(Set<Side> leftOut, @Nullable ImpliedBodies implied) {
    this.leftOut = leftOut;
    this.implied = implied;
  }

  /** All of them. */
  static VariableSearch all() {
    return new VariableSearch(NONE, null);
  }

  /** Those that need a value, from here or elsewhere. */
  static VariableSearch needed() {
    return new VariableSearch(NEEDED, null);
  }

  /** Those that need a value, with those that bodies not written in braces need from outside. */
  static VariableSearch needed(ImpliedBodies implied) {
    return new VariableSearch(NEEDED, implied);
  }

  /** Those that a value bound to the term gives a value. */
  static VariableSearch bound() {
    return new VariableSearch(BOUND, null);
  }

  /** Those that an output of a call gives a value. */
  static VariableSearch output() {
    return new VariableSearch(OUTPUT, null);
  }

  /** Those that going through a reference gives a value. */
  static VariableSearch steps() {
    return new VariableSearch(STEPS, null);
  }

  Set<String> found() {
    return found;
  }

  VariableSearch in(Body body) {
    body.forEach(this::in);
    return this;
  }

  VariableSearch in(List<Term> terms) {
    terms.forEach(this::in);
    return this;
  }

  VariableSearch in(Expr expr) {
    if (leftOut.contains(Side.CLOSURES) && expr.statement() instanceof Statement.Every every) {
      return in(every.domain());
    }
    in(expr.statement());
    expr.with().forEach(this::in);
    return this;
  }

  VariableSearch in(With with) {
    if (!leftOut.contains(Side.FUNCTION_HEADS)) {
      return in(with.target()).in(with.value());
    }
    if (with.target() instanceof Ref target) {
      afterHead(target);
    }
    return with.value() instanceof Ref value ? afterHead(value) : in(with.value());
  }

  VariableSearch in(Term term) {
    switch (term) {
      case Scalar _ -> {}
      case Var variable -> found.add(variable.name());
      case Ref ref -> {
        if (leftOut.contains(Side.REFERENCE_HEADS)) {
          afterHead(ref);
        } else {
          in(ref.parts());
        }
      }
      case ArrayTerm array -> in(array.items());
      case SetTerm set -> {
        if (!leftOut.contains(Side.SETS)) {
          in(set.items());
        }
      }
      case ObjectTerm object -> object.entries().forEach(this::in);
      case Call call -> function(call.function()).in(call.arguments());
      case ArrayComprehension _, SetComprehension _, ObjectComprehension _, TemplateString _ -> {
        if (!leftOut.contains(Side.CLOSURES)) {
          inClosure(term);
        }
      }
    }
    return this;
  }

  private void in(ObjectTerm.Entry entry) {
    if (!leftOut.contains(Side.OBJECT_KEYS)) {
      in(entry.key());
    }
    in(entry.value());
  }

  private VariableSearch function(Ref function) {
    return leftOut.contains(Side.FUNCTION_HEADS) ? afterHead(function) : in(function);
  }

  private VariableSearch afterHead(Ref ref) {
    return in(ref.parts().subList(1, ref.parts().size()));
  }

  private void inClosure(Term term) {
    switch (term) {
      case ArrayComprehension it -> in(it.head()).in(it.body());
      case SetComprehension it -> in(it.head()).in(it.body());
      case ObjectComprehension it -> in(it.key()).in(it.value()).in(it.body());
      case TemplateString it -> {
        for (TemplateString.Part part : it.parts()) {
          if (part instanceof TemplateString.Hole hole) {
            in(hole.expression());
          }
        }
      }
      case Scalar _, Var _, Ref _, ArrayTerm _, SetTerm _, ObjectTerm _, Call _ -> in(term);
    }
  }

  private void in(Statement statement) {
    switch (statement) {
      case Statement.Holds holds -> in(holds.term());
      case Statement.Calls calls -> function(calls.function()).in(calls.arguments());
      case Statement.Some some -> in(some.symbols());
      case Statement.Every every -> {
        if (every.key() != null) {
          in(every.key());
        }
        in(every.value()).in(every.domain()).in(every.body());
      }
      case Statement.Not not -> operand(not.body(), not.explicit());
      case Statement.And and -> {
        operand(and.left(), and.explicitLeft());
        operand(and.right(), and.explicitRight());
      }
      case Statement.Or or -> {
        operand(or.left(), or.explicitLeft());
        operand(or.right(), or.explicitRight());
      }
    }
  }

  private void operand(Body body, boolean explicit) {
    if (!leftOut.contains(Side.CLOSURES)) {
      in(body);
    } else if (implied != null && !explicit) {
      found.addAll(implied.neededFromOutside(body));
    }
  }
}
