package dev.gavel.rego.builtin.graphql.document;

/** One thing that is wrong with a document. */
public record Problem(Spot at, String message) {

  /** Thrown where nothing can be made of the rest. */
  public static final class Found extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public Found(Spot at, String message) {
      super(message, null, false, false);
      this.problem = new Problem(at, message);
    }

    public Problem problem() {
      return problem;
    }
  }

  /** With its place, even when that is unknown. */
  public String placed() {
    String file = at.file().isEmpty() ? "input" : at.file();
    return file + ":" + at.line() + ":" + at.column() + ": " + message;
  }

  /** With its place, if it has one. */
  @Override
  public String toString() {
    return at.isKnown() ? placed() : "input: " + message;
  }
}
