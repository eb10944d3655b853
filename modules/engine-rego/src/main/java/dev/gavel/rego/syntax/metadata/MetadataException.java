package dev.gavel.rego.syntax.metadata;

/** Says why a metadata block cannot be read. */
final class MetadataException extends Exception {
  private static final long serialVersionUID = 1;

  private final String why;

  MetadataException(String why) {
    super(why, null, false, false);
    this.why = why;
  }

  String why() {
    return why;
  }
}
