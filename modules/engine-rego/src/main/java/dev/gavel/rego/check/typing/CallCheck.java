package dev.gavel.rego.check.typing;

import dev.gavel.rego.check.typing.TypeMistake.Wanted;
import dev.gavel.rego.resolve.BuiltinNames;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.With;
import dev.gavel.rego.type.AnyType;
import dev.gavel.rego.type.FunctionType;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what a function is called with, and notes the types of variables that this tells. */
final class CallCheck {
  private final TypeEnvironment environment;
  private final TypeInference inference;

  CallCheck(TypeEnvironment environment) {
    this.environment = environment;
    this.inference = new TypeInference(environment);
  }

  @Nullable TypeMistake check(Expr expr) {
    for (With with : expr.with()) {
      TypeMistake mistake = replacement(with);
      if (mistake != null) {
        return mistake;
      }
    }
    if (!(expr.statement() instanceof Statement.Calls call)) {
      return null;
    }
    String name = BuiltinNames.of(call.function());
    if ("eq".equals(name)) {
      return equality(expr, call);
    }
    TypeMistake mistake =
        switch (name) {
          case "internal.member_2" -> member(expr, call.arguments(), false);
          case "internal.member_3" -> member(expr, call.arguments(), true);
          case null, default -> null;
        };
    return mistake == null ? arguments(expr, call) : mistake;
  }

  private @Nullable TypeMistake replacement(With with) {
    if (with.target() instanceof Ref target
        && environment.typeOf(target) instanceof FunctionType wanted
        && environment.typeOf(with.value()) instanceof FunctionType given
        && !TypeMatch.possible(wanted, given)) {
      List<Type> have = given.parameters().stream().map(FunctionType.Parameter::type).toList();
      return TypeMistake.arguments(
          with.at(), target, "arity mismatch", have, Wanted.argumentsOf(wanted));
    }
    return null;
  }

  private @Nullable TypeMistake equality(Expr expr, Statement.Calls call) {
    List<Term> sides = call.arguments();
    Type left = environment.typeOf(sides.get(0));
    Type right = environment.typeOf(sides.get(1));
    return inference.unify(sides.get(0), left, sides.get(1), right)
        ? null
        : TypeMistake.match(expr.at(), left, right);
  }

  /** What may be found in a collection depends on its own type, which no declaration can say. */
  private @Nullable TypeMistake member(Expr expr, List<Term> arguments, boolean withKey) {
    int arity = withKey ? 3 : 2;
    if (arguments.size() < arity) {
      return null;
    }
    Type collection = environment.typeOf(arguments.get(arity - 1));
    if (collection.valueType() == UnknownType.UNKNOWN) {
      return null;
    }
    TypeMistake mistake =
        withKey ? operand(expr, arguments.getFirst(), collection.keyType()) : null;
    return mistake == null
        ? operand(expr, arguments.get(arity - 2), collection.valueType())
        : mistake;
  }

  private @Nullable TypeMistake operand(Expr expr, Term term, Type wanted) {
    if (!wanted.isKnown()) {
      return null;
    }
    Type have = environment.typeOf(term);
    boolean impossible = have.isKnown() && !TypeMatch.possible(have, wanted);
    return impossible || !inference.fit(term, wanted)
        ? TypeMistake.match(expr.at(), have, wanted)
        : null;
  }

  private @Nullable TypeMistake arguments(Expr expr, Statement.Calls call) {
    Ref name = call.function();
    Type type = environment.typeOf(name);
    if (type instanceof AnyType any && any.isEverything()) {
      return null;
    }
    if (!(type instanceof FunctionType function)) {
      return TypeMistake.plain(expr.at(), "undefined function " + RegoText.of(name));
    }
    Wanted want = Wanted.allOf(function);
    List<Term> arguments = call.arguments();
    List<Type> before = types(arguments);
    if (arguments.size() > want.parameters().size() && !want.isVariadic()) {
      return TypeMistake.arguments(expr.at(), name, "too many arguments", before, want);
    }
    if (arguments.size() < function.arity()) {
      return TypeMistake.arguments(expr.at(), name, "too few arguments", before, want);
    }
    for (int i = 0; i < arguments.size(); i++) {
      Type have = before.get(i);
      if (have.isKnown() && !TypeMatch.possible(have, want.type(i))) {
        return TypeMistake.arguments(expr.at(), name, "invalid argument(s)", before, want);
      }
      if (!inference.fit(arguments.get(i), want.type(i))) {
        List<Type> after = types(arguments);
        return TypeMistake.arguments(expr.at(), name, "invalid argument(s)", after, want);
      }
    }
    return null;
  }

  private List<Type> types(List<Term> terms) {
    return terms.stream().map(environment::typeOf).toList();
  }
}
