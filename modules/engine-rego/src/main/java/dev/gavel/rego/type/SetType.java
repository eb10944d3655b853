package dev.gavel.rego.type;

import dev.gavel.engine.value.Value;

/**
 * Sets.
 *
 * @param element unknown for the empty set
 */
public record SetType(Type element) implements Type {
  public static final SetType EMPTY = new SetType(UnknownType.UNKNOWN);

  @Override
  public String kind() {
    return "set";
  }

  @Override
  public boolean isKnown() {
    return element.isKnown();
  }

  @Override
  public Type at(Value key) {
    Type sought = Type.ofValue(key);
    if (TypeOrder.same(element, sought)) {
      return element;
    }
    return element instanceof AnyType any && any.covers(sought) ? sought : UnknownType.UNKNOWN;
  }

  @Override
  public Type keyType() {
    return element;
  }

  @Override
  public Type valueType() {
    return element;
  }

  @Override
  public String toString() {
    return TypeText.of(this);
  }
}
