package dev.gavel.rego.check.typing;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.syntax.TermOrder;
import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.type.AnyType;
import dev.gavel.rego.type.ArrayType;
import dev.gavel.rego.type.ObjectType;
import dev.gavel.rego.type.ScalarType;
import dev.gavel.rego.type.SetType;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What types are known at one place of a program: those of the scope itself, and those of the
 * scopes around it.
 */
public final class TypeEnvironment {
  private final TypeTree tree;
  private final TypeTree variables;
  private final @Nullable TypeEnvironment outer;
  private final BodyCheck closures;

  private TypeEnvironment(
      TypeTree tree, TypeTree variables, @Nullable TypeEnvironment outer, BodyCheck closures) {
    this.tree = tree;
    this.variables = variables;
    this.outer = outer;
    this.closures = closures;
  }

  /** An outermost scope. */
  static TypeEnvironment root(TypeTree tree, BodyCheck closures) {
    return new TypeEnvironment(tree, tree, null, closures);
  }

  /** A scope in this one. */
  TypeEnvironment inner() {
    TypeTree own = new TypeTree();
    return new TypeEnvironment(own, own, this, closures);
  }

  /** A scope in this one, for another check. */
  TypeEnvironment inner(BodyCheck check) {
    TypeTree own = new TypeTree();
    return new TypeEnvironment(own, own, this, check);
  }

  /** This scope with some documents replaced; what variables turn out to be is noted here. */
  TypeEnvironment replacing(TypeTree documents) {
    return new TypeEnvironment(documents, variables, this, closures);
  }

  TypeTree tree() {
    return tree;
  }

  @Nullable TypeEnvironment outer() {
    return outer;
  }

  void note(Var variable, Type type) {
    variables.put(variable, type);
  }

  /** The type of a term; unknown when nothing tells. */
  public Type typeOf(Term term) {
    return switch (term) {
      case Scalar scalar -> Type.ofValue(scalar.value());
      case TemplateString _ -> ScalarType.STRING;
      case ArrayTerm array -> ArrayType.of(array.items().stream().map(this::typeOf).toList());
      case ObjectTerm object -> object(object);
      case SetTerm set -> {
        Type element = UnknownType.UNKNOWN;
        for (Term item : set.items()) {
          element = element.or(typeOf(item));
        }
        yield new SetType(element);
      }
      case ArrayComprehension _, ObjectComprehension _, SetComprehension _ ->
          closures.typeOfComprehension(term, this);
      case Ref ref -> typeOf(ref);
      case Var variable -> typeOf(variable);
      case Call _ -> UnknownType.UNKNOWN;
    };
  }

  private Type object(ObjectTerm object) {
    List<ObjectType.Property> properties = new ArrayList<>();
    ObjectTerm.Entry last = null;
    for (ObjectTerm.Entry entry : object.entries()) {
      Value key = Constants.of(entry.key());
      if (key != null) {
        properties.add(new ObjectType.Property(key, typeOf(entry.value())));
      } else if (last == null || TermOrder.ORDER.compare(entry.key(), last.key()) >= 0) {
        last = entry;
      }
    }
    return ObjectType.of(
        properties,
        last == null ? null : new ObjectType.Entries(typeOf(last.key()), typeOf(last.value())));
  }

  private Type typeOf(Var variable) {
    for (TypeEnvironment scope = this; scope != null; scope = scope.outer) {
      TypeTree node = scope.tree.child(variable);
      if (node != null) {
        return node.type();
      }
    }
    return UnknownType.UNKNOWN;
  }

  /** The type of what a reference refers to; documents that nobody defines can be anything. */
  public Type typeOf(Ref ref) {
    for (TypeEnvironment scope = this; scope != null; scope = scope.outer) {
      Type found = scope.find(ref.parts());
      if (found != null) {
        return found;
      }
    }
    return isDocument(ref.head()) ? AnyType.ANY : UnknownType.UNKNOWN;
  }

  static boolean isDocument(Term head) {
    return head instanceof Var(_, String name) && (name.equals("input") || name.equals("data"));
  }

  /** Null when this scope does not know; the scopes around it may. */
  private @Nullable Type find(List<Term> parts) {
    TypeTree node = tree;
    for (int i = 0; i < parts.size(); i++) {
      Term part = parts.get(i);
      List<Term> rest = parts.subList(i, parts.size());
      if (i > 0 && node.isTyped()) {
        TypeTree child = node.child(part);
        if (child == null) {
          return select(node.type(), rest);
        }
        node = child;
      } else if (i > 0 && Constants.of(part) == null) {
        return select(node.extent(), rest);
      } else {
        node = node.child(part);
        if (node == null) {
          return null;
        }
      }
    }
    return node.extent();
  }

  /** What is found when these keys are followed; all values are meant by a key not yet known. */
  static Type select(Type type, List<Term> keys) {
    Type found = type;
    for (Term key : keys) {
      if (found == UnknownType.UNKNOWN) {
        return found;
      }
      found =
          switch (key) {
            case Var _, Ref _, ArrayTerm _, ObjectTerm _, SetTerm _ -> found.valueType();
            case Scalar scalar -> found.at(scalar.value());
            case Call _, TemplateString _ -> UnknownType.UNKNOWN;
            case ArrayComprehension _, SetComprehension _, ObjectComprehension _ ->
                UnknownType.UNKNOWN;
          };
    }
    return found;
  }
}
