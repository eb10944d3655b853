package dev.gavel.rules.index;

import dev.gavel.conditions.normalise.Normal;
import dev.gavel.conditions.normalise.NormalSegment;
import dev.gavel.conditions.question.Question;
import dev.gavel.conditions.question.ValueSet;
import dev.gavel.engine.rule.AttributePath;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the guards of programs; that of a segment once, however many mention it. */
final class Guards {
  /** A longer list lets nearly everyone in, or takes more room than it saves time. */
  private static final int MOST_VALUES = 1_000;

  private final Map<NormalSegment, Optional<Guard>> segments = new HashMap<>();

  /** The guard of a tree that lets the fewest in. */
  Optional<Guard> of(Normal node) {
    return switch (node) {
      case Normal.All(List<Normal> nodes) ->
          nodes.stream()
              .flatMap(part -> of(part).stream())
              .min(Comparator.comparingInt(guard -> guard.values().size()));
      case Normal.Any(List<Normal> nodes) -> ofAny(nodes);
      case Normal.Ask ask -> ask.negated() ? Optional.empty() : of(ask);
      case Normal.InSegment(NormalSegment segment, boolean negated) ->
          negated ? Optional.empty() : of(segment);
      case Normal.Constant _ -> Optional.empty();
    };
  }

  private static Optional<Guard> of(Normal.Ask ask) {
    AttributePath attribute = ask.condition().attribute();
    if (ask.question() instanceof Question.Equals(Value operand)) {
      return Optional.of(new Guard(attribute, List.of(operand)));
    }
    return ask.question() instanceof Question.OneOf(ValueSet operands)
            && operands.size() <= MOST_VALUES
        ? Optional.of(new Guard(attribute, operands.values()))
        : Optional.empty();
  }

  private Optional<Guard> of(NormalSegment segment) {
    Optional<Guard> known = segments.get(segment);
    if (known == null) {
      known = of(segment.tree());
      segments.put(segment, known);
    }
    return known;
  }

  /** Alternatives have a guard together when each has one, and all on the same attribute. */
  private Optional<Guard> ofAny(List<Normal> nodes) {
    List<Guard> guards = nodes.stream().flatMap(node -> of(node).stream()).toList();
    if (guards.size() < nodes.size()
        || guards.stream().map(Guard::attribute).distinct().count() > 1) {
      return Optional.empty();
    }
    List<Value> values = new ArrayList<>();
    guards.forEach(guard -> values.addAll(guard.values()));
    return values.size() <= MOST_VALUES
        ? Optional.of(new Guard(guards.getFirst().attribute(), values))
        : Optional.empty();
  }
}
