package dev.gavel.experiments.feed;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Place;
import java.util.List;

/** A document is refused whole, for all these reasons. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String document;
  private final transient List<Diagnostic> mistakes;

  RefusedException(String document, List<Diagnostic> mistakes) {
    super(document + " is refused");
    this.document = document;
    this.mistakes = List.copyOf(mistakes);
  }

  static RefusedException because(String document, String code, Place place, String message) {
    return new RefusedException(document, List.of(Diagnostic.error(code, place, message, "")));
  }

  String document() {
    return document;
  }

  List<Diagnostic> mistakes() {
    return mistakes;
  }
}
