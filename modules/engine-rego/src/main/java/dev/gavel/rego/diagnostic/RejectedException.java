package dev.gavel.rego.diagnostic;

import java.util.List;

/** A policy or a query was refused; all that is wrong with it is here. */
public final class RejectedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Mistake> mistakes;

  public RejectedException(List<Mistake> mistakes) {
    super(text(mistakes), null, false, false);
    this.mistakes = List.copyOf(mistakes);
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }

  private static String text(List<Mistake> mistakes) {
    if (mistakes.size() == 1) {
      return "1 error occurred: " + mistakes.getFirst();
    }
    StringBuilder text = new StringBuilder(mistakes.size() + " errors occurred:");
    mistakes.forEach(mistake -> text.append('\n').append(mistake));
    return text.toString();
  }
}
