package dev.gavel.rego.type;

import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of several types; of all types when none is listed. */
public final class AnyType implements Type {
  public static final AnyType ANY = new AnyType(List.of());

  private final List<Type> members;
  private @Nullable Type keys;
  private @Nullable Type values;

  private AnyType(List<Type> sorted) {
    this.members = sorted;
  }

  public static AnyType of(List<Type> members) {
    List<Type> sorted = new ArrayList<>(members);
    sorted.sort(TypeOrder.INSTANCE);
    return new AnyType(List.copyOf(sorted));
  }

  public static AnyType of(Type... members) {
    return of(List.of(members));
  }

  /** In their order. */
  public List<Type> members() {
    return members;
  }

  public boolean isEverything() {
    return members.isEmpty();
  }

  AnyType with(Type other) {
    if (other instanceof AnyType any) {
      return union(any);
    }
    if (covers(other)) {
      return this;
    }
    int place = Collections.binarySearch(members, other, TypeOrder.INSTANCE);
    if (place >= 0) {
      return this;
    }
    List<Type> more = new ArrayList<>(members);
    more.add(-place - 1, other);
    return new AnyType(List.copyOf(more));
  }

  private AnyType union(AnyType other) {
    if (isEverything()) {
      return this;
    }
    if (other.isEverything()) {
      return other;
    }
    List<Type> merged = new ArrayList<>();
    int mine = 0;
    int theirs = 0;
    while (mine < members.size() && theirs < other.members.size()) {
      int order = TypeOrder.INSTANCE.compare(members.get(mine), other.members.get(theirs));
      merged.add(order <= 0 ? members.get(mine) : other.members.get(theirs));
      mine += order <= 0 ? 1 : 0;
      theirs += order >= 0 ? 1 : 0;
    }
    merged.addAll(members.subList(mine, members.size()));
    merged.addAll(other.members.subList(theirs, other.members.size()));
    return new AnyType(List.copyOf(merged));
  }

  @Override
  public String kind() {
    return "any";
  }

  @Override
  public boolean isKnown() {
    return true;
  }

  @Override
  public boolean covers(Type other) {
    return !(other instanceof FunctionType)
        && (isEverything() || Collections.binarySearch(members, other, TypeOrder.INSTANCE) >= 0);
  }

  @Override
  public Type at(Value key) {
    return union(member -> member.at(key));
  }

  @Override
  public Type keyType() {
    Type all = keys;
    if (all == null) {
      all = union(Type::keyType);
      keys = all;
    }
    return all;
  }

  @Override
  public Type valueType() {
    Type all = values;
    if (all == null) {
      all = union(Type::valueType);
      values = all;
    }
    return all;
  }

  private Type union(Function<Type, Type> part) {
    if (isEverything()) {
      return ANY;
    }
    Type all = UnknownType.UNKNOWN;
    for (Type member : members) {
      all = part.apply(member).or(all);
    }
    return all;
  }

  @Override
  public String toString() {
    return TypeText.of(this);
  }
}
