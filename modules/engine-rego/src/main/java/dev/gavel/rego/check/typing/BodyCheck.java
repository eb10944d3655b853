package dev.gavel.rego.check.typing;

import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import dev.gavel.rego.type.ArrayType;
import dev.gavel.rego.type.ObjectType;
import dev.gavel.rego.type.SetType;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Checks bodies, expression by expression, and finds the types of their variables. Comprehensions
 * are checked once where they stand; what comes of it is kept for when their type is asked for.
 */
final class BodyCheck {
  private final UnaryOperator<Ref> asWritten;
  private final ReplacedDocuments replaced;
  private final IdentityHashMap<Term, Result> comprehensions = new IdentityHashMap<>();

  /** The scope of a body with all that is known after it, and what is wrong. */
  record Result(TypeEnvironment environment, List<TypeMistake> mistakes) {
    boolean isSound() {
      return mistakes.isEmpty();
    }
  }

  BodyCheck(UnaryOperator<Ref> asWritten, ReplacedDocuments replaced) {
    this.asWritten = asWritten;
    this.replaced = replaced;
  }

  Result check(TypeEnvironment around, Body body) {
    TypeEnvironment environment = around.inner(this);
    List<TypeMistake> mistakes = new ArrayList<>();
    for (Expr expr : body) {
      check(environment, expr, mistakes);
    }
    return new Result(environment, mistakes);
  }

  private void check(TypeEnvironment around, Expr expr, List<TypeMistake> mistakes) {
    TypeEnvironment environment =
        expr.with().isEmpty() ? around : replaced.during(around, expr.with());
    Comprehensions inside = new Comprehensions(environment);
    inside.visit(expr);
    mistakes.addAll(inside.mistakes);
    List<TypeMistake> inReferences = new ReferenceCheck(environment, asWritten).run(expr);
    mistakes.addAll(inReferences);
    TypeMistake mistake = new CallCheck(environment).check(expr);
    if (mistake != null) {
      boolean explained = !inside.mistakes.isEmpty() || !inReferences.isEmpty();
      if (!(explained && mistake.blind())) {
        mistakes.add(mistake);
      }
    }
  }

  Type typeOfComprehension(Term comprehension, TypeEnvironment environment) {
    Result known = comprehensions.get(comprehension);
    Result result = known == null ? checkComprehension(comprehension, environment) : known;
    if (!result.isSound()) {
      return UnknownType.UNKNOWN;
    }
    TypeEnvironment inside = result.environment();
    return switch (comprehension) {
      case ArrayComprehension array -> ArrayType.ofAll(inside.typeOf(array.head()));
      case SetComprehension set -> new SetType(inside.typeOf(set.head()));
      case ObjectComprehension object ->
          ObjectType.ofAll(inside.typeOf(object.key()), inside.typeOf(object.value()));
      default -> UnknownType.UNKNOWN;
    };
  }

  private Result checkComprehension(Term comprehension, TypeEnvironment environment) {
    Body body =
        switch (comprehension) {
          case ArrayComprehension array -> array.body();
          case SetComprehension set -> set.body();
          case ObjectComprehension object -> object.body();
          default -> Body.EMPTY;
        };
    Result result = check(environment, body);
    comprehensions.put(comprehension, result);
    return result;
  }

  /** Checks the comprehensions of one expression; the last that is unsound is what is reported. */
  private final class Comprehensions extends Visitor {
    private final TypeEnvironment environment;
    private List<TypeMistake> mistakes = List.of();

    Comprehensions(TypeEnvironment environment) {
      this.environment = environment;
    }

    @Override
    protected boolean enter(Term term) {
      if (!isComprehension(term)) {
        return true;
      }
      Result result = checkComprehension(term, environment);
      if (!result.isSound()) {
        mistakes = result.mistakes();
      }
      return false;
    }
  }
}
