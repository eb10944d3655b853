package dev.gavel.rego.syntax.format;

import dev.gavel.rego.diagnostic.Mistake;
import java.util.ArrayList;
import java.util.List;

/** What the writers of one module share. */
final class Formatting {
  final Layout layout = new Layout();
  final FormatStyle style;
  final List<Mistake> mistakes = new ArrayList<>();
  final TermFormat terms;
  final BodyFormat bodies;
  final LogicFormat logic;

  /** Whether a term written as it was takes the comment on its last line with it. */
  boolean commentOnLastLine;

  Formatting(FormatStyle style) {
    this.style = style;
    terms = new TermFormat(this);
    bodies = new BodyFormat(this);
    logic = new LogicFormat(this);
  }
}
