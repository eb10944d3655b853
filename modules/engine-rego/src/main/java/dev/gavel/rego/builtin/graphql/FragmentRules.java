package dev.gavel.rego.builtin.graphql;

import dev.gavel.rego.builtin.graphql.document.Node;
import dev.gavel.rego.builtin.graphql.document.Problem;
import dev.gavel.rego.builtin.graphql.document.Shape;
import dev.gavel.rego.builtin.graphql.document.Spot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What holds for fragments, inline or named, and for where they are spread. */
final class FragmentRules {
  private static final int LONGEST_PATH = 600;

  private final QueryWalk walk;
  private final OverlapRule overlaps;
  private final Set<String> names = new HashSet<>();
  private final Set<String> used = new HashSet<>();
  private final Set<String> searched = new HashSet<>();
  private final List<Node> path = new ArrayList<>();
  private final Map<String, Integer> placeInPath = new HashMap<>();
  private boolean inFragments;

  FragmentRules(QueryWalk walk, OverlapRule overlaps) {
    this.walk = walk;
    this.overlaps = overlaps;
  }

  void fragment(Node fragment, @Nullable Node type) {
    String condition = fragment.text("TypeCondition");
    if (type != null && !condition.isEmpty() && !Schema.isComposite(type)) {
      walk.report(
          fragment.at(),
          "Fragment \"%s\" cannot condition on non composite type \"%s\"."
              .formatted(fragment.name(), condition));
    }
    if (type == null) {
      List<String> known = List.copyOf(walk.schema().types().keySet());
      walk.report(
          fragment.at(),
          "Unknown type \""
              + condition
              + "\"."
              + Suggestions.quoted("Did you mean", condition, known));
    }
    cycles(fragment);
    inFragments = true;
    if (!used.contains(fragment.name())) {
      walk.report(fragment.at(), "Fragment \"" + fragment.name() + "\" is never used.");
    }
    overlaps.check(fragment);
    if (!names.add(fragment.name())) {
      walk.report(
          fragment.at(), "There can be only one fragment named \"" + fragment.name() + "\".");
    }
  }

  void inline(Node fragment) {
    String condition = fragment.text("TypeCondition");
    Node type = walk.schema().type(condition);
    if (type != null && !Schema.isComposite(type)) {
      walk.report(
          fragment.at(), "Fragment cannot condition on non composite type \"" + condition + "\".");
    }
    if (type == null && !condition.isEmpty()) {
      walk.report(fragment.at(), "Unknown type \"" + condition + "\".");
    }
    overlaps.check(fragment);
    Node parent = walk.parent(fragment);
    if (parent != null && !isPossible(parent, type)) {
      walk.report(
          fragment.at(),
          "Fragment cannot be spread here as objects of type \"%s\" can never be of type \"%s\"."
              .formatted(parent.name(), condition));
    }
  }

  void spread(Node spread) {
    Node fragment = walk.definition(spread);
    if (fragment == null) {
      walk.report(spread.at(), "Unknown fragment \"" + spread.name() + "\".");
    }
    if (!inFragments) {
      used.add(spread.name());
    }
    Node parent = walk.parent(spread);
    if (fragment == null || parent == null) {
      return;
    }
    String condition = fragment.text("TypeCondition");
    if (!isPossible(parent, walk.schema().type(condition))) {
      walk.report(
          spread.at(),
          ("Fragment \"%s\" cannot be spread here as objects of type \"%s\" can never be of type"
                  + " \"%s\".")
              .formatted(spread.name(), parent.name(), condition));
    }
  }

  private boolean isPossible(Node parent, @Nullable Node type) {
    if (type == null || !Schema.isComposite(type) || !Schema.isComposite(parent)) {
      return true;
    }
    Set<String> parents =
        parent.text("Kind").equals("OBJECT")
            ? Set.of(parent.name())
            : walk.schema().possible(parent.name()).stream()
                .map(Node::name)
                .collect(Collectors.toSet());
    return walk.schema().possible(type.name()).stream()
        .anyMatch(possible -> parents.contains(possible.name()));
  }

  private void cycles(Node fragment) {
    if (!searched.add(fragment.name())) {
      return;
    }
    List<Node> spreads = spreads(fragment);
    if (spreads.isEmpty()) {
      return;
    }
    if (path.size() > LONGEST_PATH) {
      throw new Problem.Found(Spot.UNKNOWN, "The document is nested too deep.");
    }
    placeInPath.put(fragment.name(), path.size());
    for (Node spread : spreads) {
      Integer start = placeInPath.get(spread.name());
      path.add(spread);
      if (start != null) {
        cycle(spread, path.subList(start, path.size() - 1));
      } else {
        Node next = walk.fragment(spread.name());
        if (next != null) {
          cycles(next);
        }
      }
      path.removeLast();
    }
    placeInPath.remove(fragment.name());
  }

  private void cycle(Node spread, List<Node> between) {
    String via =
        between.stream().map(node -> "\"" + node.name() + "\"").collect(Collectors.joining(", "));
    walk.report(
        spread.at(),
        "Cannot spread fragment \"%s\" within itself%s."
            .formatted(spread.name(), via.isEmpty() ? "" : " via " + via));
  }

  private static List<Node> spreads(Node fragment) {
    List<Node> spreads = new ArrayList<>();
    Deque<Node> open = new ArrayDeque<>(List.of(fragment));
    while (!open.isEmpty()) {
      for (Node selection : open.removeLast().nodes("SelectionSet")) {
        if (selection.shape() == Shape.SPREAD) {
          spreads.add(selection);
        } else {
          open.addLast(selection);
        }
      }
    }
    return spreads;
  }
}
