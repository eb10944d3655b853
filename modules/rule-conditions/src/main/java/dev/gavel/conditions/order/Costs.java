package dev.gavel.conditions.order;

import dev.gavel.conditions.normalise.Normal;
import dev.gavel.conditions.normalise.NormalSegment;
import dev.gavel.conditions.question.Question;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What it costs to ask, in about nanoseconds on the machine that docs/performance.md names. What
 * counts is the order, and what is dear enough to be remembered.
 */
public final class Costs {
  /** From here on remembering an answer is cheaper than asking again. */
  private static final int DEAR = 15;

  private static final int MOST = 1_000_000;

  private final Map<NormalSegment, Integer> segments = new HashMap<>();

  public boolean isDear(Normal.Test test) {
    return of(test) >= DEAR;
  }

  int of(Normal node) {
    return switch (node) {
      case Normal.All(List<Normal> nodes) -> of(nodes);
      case Normal.Any(List<Normal> nodes) -> of(nodes);
      case Normal.Ask ask when ask.isAboutNow() -> 8;
      case Normal.Ask ask ->
          of(ask.question()) + (ask.condition().attribute().name().contains(".") ? 3 : 0);
      case Normal.InSegment(NormalSegment segment, _) -> of(segment);
      case Normal.Constant _ -> 0;
    };
  }

  private int of(List<Normal> nodes) {
    return Math.min(MOST, nodes.stream().mapToInt(this::of).sum() + 1);
  }

  private int of(NormalSegment segment) {
    Integer known = segments.get(segment);
    if (known == null) {
      known = of(segment.tree());
      segments.put(segment, known);
    }
    return known;
  }

  private static int of(Question question) {
    return switch (question) {
      case Question.Exists _ -> 1;
      case Question.Equals equals ->
          equals.operand() instanceof ArrayValue || equals.operand() instanceof ObjectValue
              ? 20
              : 3;
      case Question.Compares _ -> 4;
      case Question.OneOf _ -> 6;
      case Question.Length _ -> 6;
      case Question.StartsWith _, Question.EndsWith _ -> 28;
      case Question.Contains _ -> 10;
      case Question.Versions _ -> 40;
      case Question.InBuckets _ -> 28;
      case Question.Moments _, Question.During _ -> 29;
      case Question.HoldsAny _, Question.HoldsAll _ -> 25;
      case Question.Near _ -> 43;
      case Question.ContainsFolded _ -> 40;
      case Question.Range(Question low, Question high) -> of(low) + of(high);
      case Question.AtPath atPath ->
          of(atPath.question()) + (atPath.path().isSingular() ? 15 : 100);
      case Question.Matches _ -> 570;
    };
  }
}
