package dev.gavel.rego.syntax.format;

import dev.gavel.rego.diagnostic.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the writers of one module share. */
final class Formatting {
  final Layout layout = new Layout();
  final FormatStyle style;
  final List<Mistake> mistakes = new ArrayList<>();
  final TermFormat terms;
  final BodyFormat bodies;
  final LogicFormat logic;

  /** Wildcards that need a name, since they stand in several places. */
  final Set<String> repeated;

  /** Whether a term written as it was takes the comment on its last line with it. */
  boolean commentOnLastLine;

  Formatting(FormatStyle style, Set<String> repeated) {
    this.style = style;
    this.repeated = repeated;
    terms = new TermFormat(this);
    bodies = new BodyFormat(this);
    logic = new LogicFormat(this);
  }
}
