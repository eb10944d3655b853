package dev.gavel.rules.link;

import dev.gavel.rules.normalise.Normal;
import java.util.List;

/** A normal tree to one that runs. */
public final class Link {
  private Link() {}

  public static Matcher tree(Normal node, boolean strict) {
    return switch (node) {
      case Normal.All(List<Normal> nodes) -> new Matcher.AllOf(trees(nodes, strict));
      case Normal.Any(List<Normal> nodes) -> new Matcher.AnyOf(trees(nodes, strict));
      case Normal.Ask ask -> new Matcher.Asks(ask, strict);
      case Normal.Constant constant -> new Matcher.Always(constant == Normal.Constant.TRUE);
    };
  }

  private static Matcher[] trees(List<Normal> nodes, boolean strict) {
    return nodes.stream().map(node -> tree(node, strict)).toArray(Matcher[]::new);
  }
}
