package dev.gavel.rego.type;

import dev.gavel.engine.value.Value;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A total order over types, by kind, then by content. Types that contain themselves are taken for
 * equal where a comparison of the same two is already under way.
 */
public final class TypeOrder implements Comparator<Type> {
  public static final TypeOrder INSTANCE = new TypeOrder();

  private TypeOrder() {}

  public static boolean same(Type a, Type b) {
    return INSTANCE.compare(a, b) == 0;
  }

  @Override
  public int compare(Type a, Type b) {
    return a == b ? 0 : new Comparison().compare(a, b);
  }

  @SuppressWarnings("EnumOrdinal") // scalar types stand in the order they sort in
  private static int rank(Type type) {
    return switch (type) {
      case UnknownType _ -> -1;
      case ScalarType scalar -> scalar.ordinal();
      case ArrayType _ -> 4;
      case ObjectType _ -> 5;
      case SetType _ -> 6;
      case AnyType _ -> 7;
      case FunctionType _ -> 8;
      case RecursiveType recursive -> rank(recursive.unfolded());
    };
  }

  /**
   * One comparison. It ends with the first difference, so that two types that it meets again were
   * equal the first time, or still are being compared. Since types share their parts, those that
   * are nested deep would be met again and again.
   */
  private static final class Comparison {
    private static final int DEEP = 8;

    private final IdentityHashMap<Type, Set<Type>> assumed = new IdentityHashMap<>();
    private int depth;

    @SuppressWarnings("ReferenceEquality") // only a short cut
    int compare(Type one, Type two) {
      if (one == two) {
        return 0;
      }
      boolean recursive = one instanceof RecursiveType && two instanceof RecursiveType;
      if ((recursive || depth > DEEP) && !assume(one, two)) {
        return 0;
      }
      depth++;
      int order = unfoldedOrder(one, two);
      depth--;
      return order;
    }

    @SuppressWarnings("ReferenceEquality") // only a short cut
    private int unfoldedOrder(Type one, Type two) {
      Type a = one.unfolded();
      Type b = two.unfolded();
      if (a == b) {
        return 0;
      }
      int byRank = Integer.compare(rank(a), rank(b));
      if (byRank != 0) {
        return byRank;
      }
      return switch (a) {
        case ArrayType x when b instanceof ArrayType y -> arrays(x, y);
        case ObjectType x when b instanceof ObjectType y -> objects(x, y);
        case SetType x when b instanceof SetType y -> compare(x.element(), y.element());
        case AnyType x when b instanceof AnyType y -> lists(x.members(), y.members());
        case FunctionType x when b instanceof FunctionType y -> functions(x, y);
        case UnknownType _, ScalarType _, ArrayType _, ObjectType _ -> 0;
        case SetType _, AnyType _, FunctionType _, RecursiveType _ -> 0;
      };
    }

    private boolean assume(Type a, Type b) {
      return assumed
          .computeIfAbsent(a, _ -> Collections.newSetFromMap(new IdentityHashMap<>()))
          .add(b);
    }

    private int arrays(ArrayType a, ArrayType b) {
      int byRest = compare(a.rest(), b.rest());
      return byRest != 0 ? byRest : lists(a.items(), b.items());
    }

    private int lists(List<Type> a, List<Type> b) {
      int shared = Math.min(a.size(), b.size());
      for (int i = 0; i < shared; i++) {
        int order = compare(a.get(i), b.get(i));
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(a.size(), b.size());
    }

    private int objects(ObjectType a, ObjectType b) {
      int byOthers = entries(a, b);
      if (byOthers != 0) {
        return byOthers;
      }
      int shared = Math.min(a.properties().size(), b.properties().size());
      for (int i = 0; i < shared; i++) {
        ObjectType.Property x = a.properties().get(i);
        ObjectType.Property y = b.properties().get(i);
        int byKey = Value.ORDER.compare(x.key(), y.key());
        int order = byKey != 0 ? byKey : compare(x.value(), y.value());
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(a.properties().size(), b.properties().size());
    }

    private int entries(ObjectType a, ObjectType b) {
      ObjectType.Entries x = a.others();
      ObjectType.Entries y = b.others();
      if (x == null || y == null) {
        return Boolean.compare(x != null, y != null);
      }
      int byKey = compare(x.key(), y.key());
      return byKey != 0 ? byKey : compare(x.value(), y.value());
    }

    private int functions(FunctionType a, FunctionType b) {
      int byArity = Integer.compare(a.arity(), b.arity());
      for (int i = 0; byArity == 0 && i < a.arity(); i++) {
        byArity = compare(a.parameters().get(i).type(), b.parameters().get(i).type());
      }
      if (byArity != 0) {
        return byArity;
      }
      int byResult = compare(a.result().type(), b.result().type());
      return byResult != 0 ? byResult : compare(a.variadic(), b.variadic());
    }
  }
}
