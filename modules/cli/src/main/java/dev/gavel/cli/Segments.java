package dev.gavel.cli;

import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import java.util.SortedMap;
import java.util.TreeMap;

/** The segments that a document has beside its rules or experiments. */
final class Segments {
  private Segments() {}

  /** By name; none, if the document says nothing of the kind. */
  static SortedMap<String, RuleSet> of(ObjectValue document, RuleReader reader) {
    SortedMap<String, RuleSet> segments = new TreeMap<>();
    if (document.get("segments") instanceof ObjectValue named) {
      Pointer place = Pointer.ROOT.member("segments");
      for (int i = 0; i < named.size(); i++) {
        if (named.key(i) instanceof StringValue(String name)) {
          segments.put(name, reader.rules(named.value(i), place.member(name)));
        }
      }
    }
    return segments;
  }
}
