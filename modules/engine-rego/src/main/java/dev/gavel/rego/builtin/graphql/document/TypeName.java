package dev.gavel.rego.builtin.graphql.document;

import org.jspecify.annotations.Nullable;

/**
 * A use of a type: a name, or a list of another use.
 *
 * @param name empty for a list
 */
public record TypeName(String name, @Nullable TypeName element, boolean nonNull, Spot at) {
  public static final TypeName NONE = new TypeName("", null, false, Spot.UNKNOWN);

  public static TypeName of(Node type) {
    Node element = type.node("Elem");
    return new TypeName(
        type.text("NamedType"),
        element == null ? null : of(element),
        type.is("NonNull"),
        type.at());
  }

  public static TypeName named(String name) {
    return new TypeName(name, null, false, Spot.UNKNOWN);
  }

  public TypeName nullable() {
    return new TypeName(name, element, false, at);
  }

  /** The name within all lists. */
  public String base() {
    return element == null || !name.isEmpty() ? name : element.base();
  }

  /** Whether what is of this type may stand where the other is expected. */
  public boolean fits(TypeName other) {
    if (!name.equals(other.name)) {
      return false;
    }
    if (element != null && (other.element == null || !element.fits(other.element))) {
      return false;
    }
    return nonNull || !other.nonNull;
  }

  @Override
  public String toString() {
    String plain = element == null || !name.isEmpty() ? name : "[" + element + "]";
    return nonNull ? plain + "!" : plain;
  }
}
