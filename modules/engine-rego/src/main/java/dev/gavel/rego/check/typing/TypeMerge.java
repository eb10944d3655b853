package dev.gavel.rego.check.typing;

import dev.gavel.rego.type.AnyType;
import dev.gavel.rego.type.ObjectType;
import dev.gavel.rego.type.SetType;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The type of a document that two rules define together. Sets are united, and so are objects of
 * which no key is known by name; all else is one or the other.
 */
final class TypeMerge {
  private TypeMerge() {}

  static Type of(Type first, Type second) {
    if (first == UnknownType.UNKNOWN) {
      return second;
    }
    if (second == UnknownType.UNKNOWN) {
      return first;
    }
    Type a = first.unfolded();
    Type b = second.unfolded();
    Type merged =
        switch (a) {
          case ObjectType x when b instanceof ObjectType y -> objects(x, y);
          case ObjectType x when b instanceof AnyType any -> intoUnion(any, x);
          case AnyType any when b instanceof ObjectType x -> intoUnion(any, x);
          case SetType x when b instanceof SetType y -> new SetType(x.element().or(y.element()));
          default -> null;
        };
    return merged == null ? a.or(b) : merged;
  }

  private static @Nullable Type objects(ObjectType a, ObjectType b) {
    if (!a.properties().isEmpty() || !b.properties().isEmpty()) {
      return null;
    }
    ObjectType.Entries x = a.others();
    ObjectType.Entries y = b.others();
    if (x == null) {
      return b;
    }
    return y == null ? a : ObjectType.ofAll(x.key().or(y.key()), of(x.value(), y.value()));
  }

  private static @Nullable Type intoUnion(AnyType any, ObjectType object) {
    ObjectType.Entries more = object.others();
    if (!object.properties().isEmpty() || more == null) {
      return null;
    }
    List<Type> members = new ArrayList<>(any.members());
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i) instanceof ObjectType member
          && member.properties().isEmpty()
          && member.others() != null) {
        members.set(i, member.withEntries(more.key(), more.value()));
        return AnyType.of(members);
      }
    }
    return null;
  }
}
