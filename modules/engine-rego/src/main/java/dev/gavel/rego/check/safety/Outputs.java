package dev.gavel.rego.check.safety;

import dev.gavel.rego.resolve.Operators;
import dev.gavel.rego.resolve.Variables;
import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
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
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Says which variables an expression gives a value, if others have theirs. */
public final class Outputs {
  private final ToIntFunction<Ref> arity;

  /**
   * Asks {@code arity} for functions.
   *
   * @param arity how many arguments a function takes; negative if there is no such function
   */
  public Outputs(ToIntFunction<Ref> arity) {
    this.arity = arity;
  }

  static boolean isEquality(Expr expr) {
    return Operators.isCallOf(Operators.UNIFY, expr);
  }

  /**
   * The variables that have a value after {@code expr}; some of {@code safe} may be among them.
   *
   * @param safe those that have one before
   */
  public Set<String> of(Expr expr, Set<String> safe) {
    return of(expr, safe::contains);
  }

  Set<String> of(Expr expr, Predicate<String> safe) {
    if (expr.negated() || !isReady(expr.with(), safe)) {
      return Set.of();
    }
    return switch (expr.statement()) {
      case Statement.Holds(TemplateString _) -> Set.of();
      case Statement.Holds _ -> {
        Steps steps = new Steps(safe);
        steps.visit(expr);
        yield steps.found;
      }
      case Statement.Every every -> {
        Steps steps = new Steps(safe);
        steps.visit(every.domain());
        yield steps.found;
      }
      case Statement.Calls calls ->
          isEquality(expr) ? ofEquality(expr, safe) : ofCall(expr, calls, safe);
      case Statement.Not _, Statement.And _, Statement.Or _, Statement.Some _ -> Set.of();
    };
  }

  private static boolean isReady(List<With> with, Predicate<String> safe) {
    for (With each : with) {
      if (!Seen.needed(each).stream().allMatch(safe)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The left side of an assignment only takes: what it holds must not lend its value to the right
   * side.
   */
  Set<String> ofEquality(Expr expr, Predicate<String> safe) {
    List<Term> sides = ((Statement.Calls) expr.statement()).arguments();
    if (sides.size() != 2) {
      return Set.of();
    }
    Steps steps = new Steps(safe);
    steps.visit(expr);
    Set<String> made = steps.found;
    Set<String> taking =
        expr.origin() == Expr.Origin.ASSIGNED ? Variables.in(sides.getFirst()) : Set.of();
    made.removeAll(taking);
    Set<String> given = Set.copyOf(made);
    made.addAll(
        Unifier.unified(
            name -> given.contains(name) || (safe.test(name) && !taking.contains(name)),
            sides.get(0),
            sides.get(1)));
    made.removeIf(safe);
    return made;
  }

  private Set<String> ofCall(Expr expr, Statement.Calls calls, Predicate<String> safe) {
    int inputs = arity.applyAsInt(calls.function());
    if (inputs < 0) {
      return Set.of();
    }
    Steps steps = new Steps(safe);
    steps.visit(expr);
    Set<String> outputs = steps.found;
    List<Term> arguments = calls.arguments();
    if (inputs >= arguments.size()) {
      return outputs;
    }
    List<Term> given = new ArrayList<>(arguments.subList(0, inputs));
    given.add(calls.function());
    Set<String> open = Seen.output(given);
    open.removeAll(outputs);
    open.removeIf(safe);
    if (!open.isEmpty()) {
      return Set.of();
    }
    outputs.addAll(extraOutputs(calls, inputs));
    return outputs;
  }

  static Set<String> extraOutputs(Statement.Calls calls, int inputs) {
    List<Term> arguments = calls.arguments();
    return Seen.output(arguments.subList(inputs, arguments.size()));
  }

  int arity(Ref function) {
    return arity.applyAsInt(function);
  }

  /** The variables of references that can be gone through, outside of closures. */
  private static final class Steps extends Visitor {
    private final Predicate<String> safe;
    private final Set<String> found = new HashSet<>();

    Steps(Predicate<String> safe) {
      this.safe = safe;
    }

    @Override
    protected boolean enter(Term term) {
      return switch (term) {
        case ArrayComprehension _, SetComprehension _, ObjectComprehension _, TemplateString _ ->
            false;
        case Ref ref -> {
          boolean reachable = Unifier.isReachable(ref, safe);
          if (reachable) {
            found.addAll(Seen.steps(ref));
          }
          yield reachable;
        }
        case Scalar _, Var _, ArrayTerm _, SetTerm _, ObjectTerm _, Call _ -> true;
      };
    }
  }
}
