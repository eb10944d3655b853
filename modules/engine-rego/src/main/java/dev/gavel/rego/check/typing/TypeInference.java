package dev.gavel.rego.check.typing;

import dev.gavel.engine.value.Value;
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
import dev.gavel.rego.type.SetType;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits terms to types and to one another, and notes what that tells of the variables in them. All
 * answers say whether it can fit.
 */
final class TypeInference {
  private final TypeEnvironment environment;

  TypeInference(TypeEnvironment environment) {
    this.environment = environment;
  }

  /** Fits both sides of an equality. */
  boolean unify(Term a, Type typeA, Term b, Type typeB) {
    boolean knownA = typeA.isKnown();
    boolean knownB = typeB.isKnown();
    if (!knownA && knownB) {
      return fit(a, typeB);
    }
    if (knownA && !knownB) {
      return fit(b, typeA);
    }
    if (knownA) {
      return TypeMatch.possible(typeA, typeB);
    }
    return switch (a) {
      case ArrayTerm array -> arrays(array, b);
      case ObjectTerm object -> objects(object, b);
      case Var variable -> variable(variable, typeA, b, typeB);
      default -> oneVariable(a, typeA, b, typeB);
    };
  }

  private boolean unify(Term a, Term b) {
    return unify(a, environment.typeOf(a), b, environment.typeOf(b));
  }

  private boolean variable(Var a, Type typeA, Term b, Type typeB) {
    return switch (b) {
      case Var variable -> fitBoth(a, variable);
      case ArrayTerm array -> arrays(array, a);
      case ObjectTerm object -> objects(object, a);
      default -> oneVariable(a, typeA, b, typeB);
    };
  }

  /** The other side is known in part; the variable has its shape. */
  private boolean oneVariable(Term a, Type typeA, Term b, Type typeB) {
    if (a instanceof Var && typeA == UnknownType.UNKNOWN && typeB != UnknownType.UNKNOWN) {
      return fit(a, typeB);
    }
    return b instanceof Var
        && typeB == UnknownType.UNKNOWN
        && typeA != UnknownType.UNKNOWN
        && fit(b, typeA);
  }

  private boolean fitBoth(Term a, Var b) {
    return fit(a, AnyType.ANY) && fit(b, environment.typeOf(a));
  }

  private boolean arrays(ArrayTerm a, Term other) {
    if (other instanceof Var variable) {
      return fitBoth(a, variable);
    }
    if (!(other instanceof ArrayTerm b) || a.items().size() != b.items().size()) {
      return false;
    }
    for (int i = 0; i < a.items().size(); i++) {
      if (!unify(a.items().get(i), b.items().get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean objects(ObjectTerm a, Term other) {
    if (other instanceof Var variable) {
      return fitBoth(a, variable);
    }
    if (!(other instanceof ObjectTerm b) || a.entries().size() != b.entries().size()) {
      return false;
    }
    List<ObjectTerm.Entry> pairs = new ArrayList<>();
    Map<Term, Term> there = new HashMap<>();
    b.entries().forEach(entry -> there.put(entry.key(), entry.value()));
    for (ObjectTerm.Entry entry : a.entries()) {
      Term match = there.get(entry.key());
      if (match == null) {
        return false;
      }
      pairs.add(new ObjectTerm.Entry(entry.value(), match));
    }
    return pairs.stream().allMatch(pair -> unify(pair.key(), pair.value()));
  }

  /** Fits a term to a type. */
  boolean fit(Term term, Type type) {
    return fit(term, type, false);
  }

  /**
   * Fits a term to one of the possible types.
   *
   * @param oneOfMany whether it is one of several, so that variables can be of other types too
   */
  private boolean fit(Term term, Type type, boolean oneOfMany) {
    return switch (term) {
      case ArrayTerm array ->
          type instanceof AnyType any
              ? union(array, array.items(), any)
              : type.unfolded() instanceof ArrayType wanted && items(array, wanted, oneOfMany);
      case ObjectTerm object ->
          type instanceof AnyType any
              ? union(object, parts(object), any)
              : type.unfolded() instanceof ObjectType wanted && entries(object, wanted, oneOfMany);
      case SetTerm set ->
          type instanceof AnyType any
              ? union(set, set.items(), any)
              : type instanceof SetType wanted
                  && set.items().stream().allMatch(it -> fit(it, wanted.element(), oneOfMany));
      case Var variable -> variable(variable, type, oneOfMany);
      case Ref _, ArrayComprehension _, ObjectComprehension _, SetComprehension _ ->
          TypeMatch.possible(environment.typeOf(term), type);
      case Scalar _, TemplateString _, Call _ -> TypeMatch.possible(environment.typeOf(term), type);
    };
  }

  private boolean union(Term term, List<Term> parts, AnyType any) {
    if (any.isEverything()) {
      parts.forEach(part -> fit(part, AnyType.ANY, true));
      return true;
    }
    boolean fits = false;
    for (Type member : any.members()) {
      fits |= fit(term, member, true);
    }
    return fits;
  }

  private static List<Term> parts(ObjectTerm object) {
    List<Term> parts = new ArrayList<>();
    for (ObjectTerm.Entry entry : object.entries()) {
      parts.add(entry.key());
      parts.add(entry.value());
    }
    return parts;
  }

  private boolean variable(Var variable, Type type, boolean oneOfMany) {
    Type known = environment.typeOf((Term) variable);
    if (oneOfMany) {
      environment.note(variable, known.or(type));
    } else if (known != UnknownType.UNKNOWN) {
      return TypeMatch.possible(known, type);
    } else {
      environment.note(variable, type);
    }
    return true;
  }

  private boolean items(ArrayTerm array, ArrayType type, boolean oneOfMany) {
    if (array.items().size() != type.items().size() && !type.isOpen()) {
      return false;
    }
    for (int i = 0; i < array.items().size(); i++) {
      if (!fit(array.items().get(i), type.at(i), oneOfMany)) {
        return false;
      }
    }
    return true;
  }

  private boolean entries(ObjectTerm object, ObjectType type, boolean oneOfMany) {
    boolean open = type.otherValues() != UnknownType.UNKNOWN;
    if (object.entries().size() != type.properties().size() && !open) {
      return false;
    }
    for (ObjectTerm.Entry entry : object.entries()) {
      Value key = Constants.of(entry.key());
      if (key == null) {
        fit(entry.value(), AnyType.ANY, oneOfMany);
      } else if (type.at(key) == UnknownType.UNKNOWN
          || !fit(entry.value(), type.at(key), oneOfMany)) {
        return false;
      }
    }
    return true;
  }
}
