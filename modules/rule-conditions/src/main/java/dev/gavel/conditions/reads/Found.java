package dev.gavel.conditions.reads;

import dev.gavel.conditions.normalise.Normal;
import dev.gavel.conditions.question.Question;
import dev.gavel.conditions.time.TimeWindow;
import dev.gavel.engine.Reads;
import dev.gavel.engine.rule.AttributePath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was found so far. Attributes are in the order of their names, which stays when a pass learns
 * to put conditions in another order: answers may be kept for longer than a process runs.
 */
final class Found {
  private final SortedMap<String, Look> looks = new TreeMap<>();
  private final Set<TimeWindow> windows = new LinkedHashSet<>();

  void add(Normal.Ask ask) {
    AttributePath attribute = ask.condition().attribute();
    switch (ask.question()) {
      case Question.During during when ask.isAboutNow() -> windows.add(during.window());
      case Question.Exists _ -> add(new Look(attribute, false));
      default -> add(new Look(attribute, true));
    }
  }

  void add(Found other) {
    other.looks.values().forEach(this::add);
    windows.addAll(other.windows);
  }

  private void add(Look look) {
    looks.merge(look.attribute().name(), look, (one, two) -> one.compares() ? one : two);
  }

  /** Whoever shows the whole context need not show what is in it once more. */
  Reads reads() {
    Look whole = looks.get(AttributePath.ROOT.name());
    return whole != null && whole.compares()
        ? new RuleReads(List.of(whole), windows)
        : new RuleReads(looks.values(), windows);
  }
}
