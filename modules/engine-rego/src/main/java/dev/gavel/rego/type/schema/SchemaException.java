package dev.gavel.rego.type.schema;

/** A schema cannot be used; the message says why. */
public final class SchemaException extends Exception {
  private static final long serialVersionUID = 1;

  public SchemaException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
