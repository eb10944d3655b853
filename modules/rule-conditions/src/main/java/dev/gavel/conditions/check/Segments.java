package dev.gavel.conditions.check;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.Rule;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The segments of a document by name, each checked when it is first mentioned. */
final class Segments {
  private final Map<String, RuleSet> rules;
  private final Map<String, Segment> checked = new HashMap<>();
  private final SequencedSet<String> underCheck = new LinkedHashSet<>();
  private final Diagnostics mistakes;

  Segments(Map<String, RuleSet> rules, Diagnostics mistakes) {
    this.rules = rules;
    this.mistakes = mistakes;
  }

  /** The segments that a condition names; those that do not exist are a mistake and left out. */
  List<Segment> of(Condition condition) {
    Draft draft = new Draft(condition, condition.operator(), mistakes);
    List<Segment> found = new ArrayList<>();
    switch (draft.operand()) {
      case null -> {}
      case StringValue(String name) -> add(name, draft.place(), found);
      case ArrayValue list -> {
        for (int i = 0; i < list.size(); i++) {
          if (list.get(i) instanceof StringValue(String name)) {
            add(name, draft.place().item(i), found);
          } else {
            draft.wrong(draft.place().item(i), "needs names, not " + list.get(i).kind().noun());
          }
        }
      }
      case Value other -> draft.wrong(other);
    }
    return found;
  }

  /** Finds the mistakes also of those that nothing mentions. */
  void checkAll() {
    new TreeMap<>(rules)
        .forEach(
            (name, segment) -> {
              if (!checked.containsKey(name)) {
                List<Rule> content = segment.rules();
                check(name, content.isEmpty() ? Pointer.ROOT : content.getFirst().place());
              }
            });
  }

  private void add(String name, Pointer place, List<Segment> found) {
    Segment segment = checked.get(name);
    if (segment == null) {
      segment = check(name, place);
    }
    if (segment != null) {
      found.add(segment);
    }
  }

  private @Nullable Segment check(String name, Pointer place) {
    RuleSet ruleSet = rules.get(name);
    if (ruleSet == null) {
      mistakes.error(
          "unknown_segment",
          place,
          "there is no segment " + Diagnostic.shown(StringValue.of(name)),
          rules.isEmpty() ? "the document has no segments" : "one of " + names());
      return null;
    }
    if (underCheck.size() >= RuleReader.MAX_DEPTH) {
      mistakes.error(
          "too_deep",
          place,
          "segments mention one another more than " + RuleReader.MAX_DEPTH + " deep",
          "write the conditions of some of them where they are needed");
      return null;
    }
    if (!underCheck.add(name)) {
      mistakes.error(
          "segment_cycle",
          place,
          "the segment "
              + Diagnostic.shown(StringValue.of(name))
              + " depends on itself: "
              + way(name),
          "take one of these out");
      return null;
    }
    Check check = new Check(this, mistakes);
    Segment segment = new Segment(name, check.rules(ruleSet), check.conditions());
    underCheck.remove(name);
    checked.put(name, segment);
    return segment;
  }

  private String names() {
    List<String> names = rules.keySet().stream().sorted().toList();
    return String.join(", ", names.subList(0, Math.min(20, names.size())));
  }

  /** From a segment that is under check back to it. */
  private String way(String name) {
    List<String> way = new ArrayList<>(underCheck);
    way = way.subList(way.indexOf(name), way.size());
    return String.join(" → ", way) + " → " + name;
  }
}
