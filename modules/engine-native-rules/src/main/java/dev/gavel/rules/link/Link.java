package dev.gavel.rules.link;

import dev.gavel.conditions.normalise.Normal;
import dev.gavel.conditions.normalise.NormalSegment;
import dev.gavel.conditions.question.Question;
import dev.gavel.rules.share.Shared;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Normal trees to ones that run. What is equal becomes one object, also across the programs of a
 * panel: ten thousand experiments tend to have a few hundred different conditions. Only a strict
 * engine, whose errors name the very condition that failed, keeps them apart.
 */
public final class Link {
  private final Map<Normal, Matcher> linked = new HashMap<>();
  private final Map<NormalSegment, Matcher> segments = new HashMap<>();
  private final Shared shared;
  private final boolean strict;

  public Link(Shared shared, boolean strict) {
    this.shared = shared;
    this.strict = strict;
  }

  public Matcher tree(Normal node) {
    if (strict) {
      return link(node);
    }
    Matcher known = linked.get(node);
    if (known == null) {
      known = link(node);
      linked.put(node, known);
    }
    return known;
  }

  private Matcher segment(NormalSegment segment) {
    Matcher known = segments.get(segment);
    if (known == null) {
      known = tree(segment.tree());
      segments.put(segment, known);
    }
    return known;
  }

  private Matcher link(Normal node) {
    return switch (node) {
      case Normal.All(List<Normal> nodes) -> new Matcher.AllOf(trees(nodes));
      case Normal.Any(List<Normal> nodes) -> new Matcher.AnyOf(trees(nodes));
      case Normal.Constant constant -> new Matcher.Always(constant == Normal.Constant.TRUE);
      case Normal.Test test -> test(test, shared.slot(test));
    };
  }

  private Matcher[] trees(List<Normal> nodes) {
    return nodes.stream().map(this::tree).toArray(Matcher[]::new);
  }

  private Matcher test(Normal.Test test, @Nullable Integer slot) {
    return slot == null
        ? alone(test)
        : new Matcher.Remembered(alone(test.positive()), slot, test.negated());
  }

  private Matcher alone(Normal.Test test) {
    return switch (test) {
      case Normal.Ask ask
          when ask.isAboutNow() && ask.question() instanceof Question.During during ->
          new Matcher.AtThisMoment(during.window(), ask.negated());
      case Normal.Ask ask -> new Matcher.Asks(ask, strict);
      case Normal.InSegment(NormalSegment segment, boolean negated) ->
          negated ? new Matcher.Not(segment(segment)) : segment(segment);
    };
  }
}
