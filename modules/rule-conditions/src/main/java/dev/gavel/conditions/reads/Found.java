package dev.gavel.conditions.reads;

import dev.gavel.conditions.normalise.Normal;
import dev.gavel.conditions.question.Question;
import dev.gavel.conditions.time.TimeWindow;
import dev.gavel.engine.Reads;
import dev.gavel.engine.rule.AttributePath;
import java.util.LinkedHashSet;
import java.util.Set;

/** What was found so far, each once, in the order of the tree. */
final class Found {
  private final Set<AttributePath> compared = new LinkedHashSet<>();
  private final Set<AttributePath> sought = new LinkedHashSet<>();
  private final Set<TimeWindow> windows = new LinkedHashSet<>();

  void add(Normal.Ask ask) {
    AttributePath attribute = ask.condition().attribute();
    switch (ask.question()) {
      case Question.During during when ask.isAboutNow() -> windows.add(during.window());
      case Question.Exists _ -> sought.add(attribute);
      default -> compared.add(attribute);
    }
  }

  void add(Found other) {
    compared.addAll(other.compared);
    sought.addAll(other.sought);
    windows.addAll(other.windows);
  }

  /** Whoever shows the whole context, or an attribute, need not show what is in it once more. */
  Reads reads() {
    if (compared.contains(AttributePath.ROOT)) {
      return new RuleReads(Set.of(AttributePath.ROOT), Set.of(), windows);
    }
    Set<AttributePath> onlySought = new LinkedHashSet<>(sought);
    onlySought.removeAll(compared);
    return new RuleReads(compared, onlySought, windows);
  }
}
