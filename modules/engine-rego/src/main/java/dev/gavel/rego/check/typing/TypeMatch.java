package dev.gavel.rego.check.typing;

import dev.gavel.rego.type.AnyType;
import dev.gavel.rego.type.ArrayType;
import dev.gavel.rego.type.FunctionType;
import dev.gavel.rego.type.ObjectType;
import dev.gavel.rego.type.RecursiveType;
import dev.gavel.rego.type.ScalarType;
import dev.gavel.rego.type.SetType;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Whether there can be a value that has both of two types. It is symmetric, so that every pair of
 * parts is looked at once; types that contain themselves match where they are being matched
 * already.
 */
final class TypeMatch {
  /** Types share their parts: those that are nested deeper would be met again and again. */
  private static final int DEEP = 8;

  private final IdentityHashMap<Type, Set<Type>> assumed = new IdentityHashMap<>();
  private final IdentityHashMap<Type, Map<Type, Boolean>> known = new IdentityHashMap<>();
  private int depth;

  private TypeMatch() {}

  static boolean possible(Type a, Type b) {
    return new TypeMatch().matches(a, b);
  }

  private boolean matches(Type one, Type two) {
    if (one instanceof RecursiveType && two instanceof RecursiveType && !assume(one, two)) {
      return true;
    }
    if (depth <= DEEP) {
      return matchesUnfolded(one, two);
    }
    Map<Type, Boolean> answers = known.computeIfAbsent(one, _ -> new IdentityHashMap<>());
    Boolean answer = answers.get(two);
    if (answer == null) {
      answer = matchesUnfolded(one, two);
      answers.put(two, answer);
    }
    return answer;
  }

  private boolean matchesUnfolded(Type one, Type two) {
    depth++;
    boolean answer = kindsMatch(one, two);
    depth--;
    return answer;
  }

  private boolean kindsMatch(Type one, Type two) {
    Type a = one.unfolded();
    Type b = two.unfolded();
    if (a == UnknownType.UNKNOWN || b == UnknownType.UNKNOWN) {
      return false;
    }
    if (a instanceof AnyType any) {
      return anyMatches(any, b) || (b instanceof AnyType other && anyMatches(other, a));
    }
    if (b instanceof AnyType any) {
      return anyMatches(any, a);
    }
    return switch (a) {
      case ScalarType scalar -> scalar == b;
      case ArrayType x -> b instanceof ArrayType y && arrays(x, y);
      case ObjectType x -> b instanceof ObjectType y && objects(x, y);
      case SetType x -> b instanceof SetType y && sets(x, y);
      case FunctionType x -> b instanceof FunctionType y && functions(x, y);
      case UnknownType _, AnyType _, RecursiveType _ -> false;
    };
  }

  private boolean assume(Type a, Type b) {
    return assumed
        .computeIfAbsent(a, _ -> Collections.newSetFromMap(new IdentityHashMap<>()))
        .add(b);
  }

  private boolean anyMatches(AnyType any, Type other) {
    if (other instanceof FunctionType) {
      return false;
    }
    return any.isEverything() || any.members().stream().anyMatch(member -> matches(member, other));
  }

  private boolean arrays(ArrayType a, ArrayType b) {
    int longest = Math.max(a.items().size(), b.items().size());
    for (int i = 0; i < longest; i++) {
      if (!matches(a.at(i), b.at(i))) {
        return false;
      }
    }
    return !a.isOpen() || !b.isOpen() || matches(a.rest(), b.rest());
  }

  private boolean sets(SetType a, SetType b) {
    return a.element() == UnknownType.UNKNOWN
        || b.element() == UnknownType.UNKNOWN
        || matches(a.element(), b.element());
  }

  private boolean objects(ObjectType a, ObjectType b) {
    boolean open = a.otherValues() != UnknownType.UNKNOWN || b.otherValues() != UnknownType.UNKNOWN;
    for (ObjectType.Property property : a.properties()) {
      if (!property(property, b, open)) {
        return false;
      }
    }
    for (ObjectType.Property property : b.properties()) {
      if (a.property(property.key()) == null && !property(property, a, open)) {
        return false;
      }
    }
    return a.otherValues() == UnknownType.UNKNOWN
        || b.otherValues() == UnknownType.UNKNOWN
        || matches(a.otherValues(), b.otherValues());
  }

  private boolean property(ObjectType.Property property, ObjectType other, boolean open) {
    Type there = other.at(property.key());
    boolean missing = there == UnknownType.UNKNOWN && other.property(property.key()) == null;
    boolean bothUnknown = there == UnknownType.UNKNOWN && property.value() == UnknownType.UNKNOWN;
    return (missing || bothUnknown) ? open : matches(property.value(), there);
  }

  private boolean functions(FunctionType a, FunctionType b) {
    if (a.arity() != b.arity()) {
      return false;
    }
    for (int i = 0; i < a.arity(); i++) {
      if (!matches(a.parameters().get(i).type(), b.parameters().get(i).type())) {
        return false;
      }
    }
    return true;
  }
}
