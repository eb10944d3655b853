package dev.gavel.rego.check.typing;

import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.TermOrder;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import dev.gavel.rego.type.AnyType;
import dev.gavel.rego.type.ArrayType;
import dev.gavel.rego.type.FunctionType;
import dev.gavel.rego.type.ObjectType;
import dev.gavel.rego.type.ScalarType;
import dev.gavel.rego.type.SetType;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Checks that references lead somewhere, and notes the types of the variables that they enumerate.
 */
final class ReferenceCheck {
  private final TypeEnvironment environment;
  private final UnaryOperator<Ref> asWritten;
  private final List<TypeMistake> found = new ArrayList<>();

  ReferenceCheck(TypeEnvironment environment, UnaryOperator<Ref> asWritten) {
    this.environment = environment;
    this.asWritten = asWritten;
  }

  /** The mistakes in the references of an expression, without those in comprehensions. */
  List<TypeMistake> run(Expr expr) {
    References references = new References();
    references.visit(expr);
    return found;
  }

  private final class References extends Visitor {
    @Override
    protected boolean enter(Expr expr) {
      boolean replacing =
          switch (expr.statement()) {
            case Statement.Every _, Statement.And _, Statement.Or _, Statement.Some _ -> true;
            case Statement.Holds _, Statement.Calls _, Statement.Not _ -> false;
          };
      if (!replacing) {
        visit(expr.statement());
      }
      return replacing;
    }

    @Override
    protected boolean enterFunction(Ref function) {
      return false;
    }

    @Override
    protected boolean enter(Term term) {
      if (!(term instanceof Ref ref)) {
        return !isComprehension(term);
      }
      if (environment.typeOf(ref) instanceof FunctionType function) {
        found.add(
            TypeMistake.unsupported(
                ref.head().at(), asWritten.apply(ref), ref.parts().size() - 1, function));
        return false;
      }
      TypeMistake mistake = inTree(environment, environment.tree(), ref, 0);
      if (mistake != null) {
        found.add(mistake);
      }
      return true;
    }
  }

  /** Follows the reference through documents, as far as they are known by path. */
  private @Nullable TypeMistake inTree(
      TypeEnvironment scope, TypeTree node, Ref ref, int position) {
    if (position == ref.parts().size()) {
      return null;
    }
    Term part = ref.parts().get(position);
    boolean mustBeName = position == 1 || position == 2;
    if (mustBeName && !(part instanceof Var) && !isString(part)) {
      return invalid(ref, position, environment.typeOf(part), ScalarType.STRING, keys(node));
    }
    if (part instanceof Var variable && position != 0) {
      Type keys = node.extent().keyType();
      Type known = environment.typeOf(part);
      if (known == UnknownType.UNKNOWN) {
        environment.note(variable, keys);
      } else if (!TypeMatch.possible(keys, known)) {
        return invalid(ref, position, known, keys, keys(node));
      }
    }
    TypeTree child = node.child(part);
    if (child == null) {
      return outside(scope, ref);
    }
    return child.isTyped()
        ? inType(child.type(), ref, position + 1)
        : inTree(scope, child, ref, position + 1);
  }

  private @Nullable TypeMistake outside(TypeEnvironment scope, Ref ref) {
    TypeEnvironment outer = scope.outer();
    if (outer != null) {
      return inTree(outer, outer.tree(), ref, 0);
    }
    return inType(AnyType.ANY, ref, TypeEnvironment.isDocument(ref.head()) ? 1 : 0);
  }

  /** Follows the reference through a type. */
  private @Nullable TypeMistake inType(Type start, Ref ref, int from) {
    Type type = start;
    for (int i = from; i < ref.parts().size(); i++) {
      if (isEmpty(type.unfolded())) {
        return invalid(ref, i, UnknownType.UNKNOWN, UnknownType.UNKNOWN, List.of());
      }
      Type keys = type.keyType();
      if (keys == UnknownType.UNKNOWN) {
        return TypeMistake.unsupported(ref.head().at(), asWritten.apply(ref), i - 1, type);
      }
      Term part = ref.parts().get(i);
      if (part instanceof Scalar scalar) {
        Type inner = type.at(scalar.value());
        if (inner == UnknownType.UNKNOWN) {
          return invalid(ref, i, UnknownType.UNKNOWN, keys, keys(type));
        }
        type = inner;
      } else {
        TypeMistake mistake = key(part, type, keys, ref, i);
        if (mistake != null) {
          return mistake;
        }
        type = type.valueType();
      }
    }
    return null;
  }

  private @Nullable TypeMistake key(Term part, Type type, Type keys, Ref ref, int position) {
    if (part instanceof ArrayTerm || part instanceof ObjectTerm || part instanceof SetTerm) {
      return new TypeInference(environment).fit(part, keys)
          ? null
          : invalid(ref, position, environment.typeOf(part), keys, List.of());
    }
    Type known = environment.typeOf(part);
    if (part instanceof Var variable && known == UnknownType.UNKNOWN) {
      environment.note(variable, keys);
      return null;
    }
    boolean fits = known == UnknownType.UNKNOWN || TypeMatch.possible(known, keys);
    return fits ? null : invalid(ref, position, known, keys, keys(type));
  }

  private static boolean isEmpty(Type type) {
    return switch (type) {
      case ObjectType object -> object.isEmpty();
      case ArrayType array -> array.items().isEmpty() && !array.isOpen();
      case SetType set -> set.element() == UnknownType.UNKNOWN;
      default -> false;
    };
  }

  private TypeMistake invalid(Ref ref, int position, Type have, Type want, List<String> oneOf) {
    return TypeMistake.invalid(ref.head().at(), asWritten.apply(ref), position, have, want, oneOf);
  }

  private static boolean isString(Term term) {
    return term instanceof Scalar(_, StringValue _);
  }

  private static List<String> keys(TypeTree node) {
    return node.keys().stream().sorted(TermOrder.ORDER).map(key -> RegoText.of(key)).toList();
  }

  private static List<String> keys(Type type) {
    List<Value> keys = new ArrayList<>();
    collectKeys(type.unfolded(), keys);
    return keys.stream().distinct().sorted(Value.ORDER).map(Value::toString).toList();
  }

  private static void collectKeys(Type type, Collection<Value> keys) {
    switch (type) {
      case ObjectType object -> object.properties().forEach(one -> keys.add(one.key()));
      case AnyType any -> any.members().forEach(member -> collectKeys(member.unfolded(), keys));
      default -> {}
    }
  }
}
