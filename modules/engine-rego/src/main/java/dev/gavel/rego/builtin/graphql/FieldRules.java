package dev.gavel.rego.builtin.graphql;

import dev.gavel.rego.builtin.graphql.document.Node;
import dev.gavel.rego.builtin.graphql.document.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds for fields and their arguments. */
final class FieldRules {
  private static final int DEEPEST_INTROSPECTION = 3;
  private static final int MOST_FRAGMENTS = 500;
  private static final Set<String> LISTS =
      Set.of("fields", "interfaces", "possibleTypes", "inputFields");

  private final QueryWalk walk;
  private final OverlapRule overlaps;

  FieldRules(QueryWalk walk, OverlapRule overlaps) {
    this.walk = walk;
    this.overlaps = overlaps;
  }

  void check(Node field) {
    known(field);
    knownArguments(field);
    boolean introspection = field.name().equals("__schema") || field.name().equals("__type");
    if (introspection && isDeep(field, new HashSet<>(), 0)) {
      walk.report(field.at(), "Maximum introspection depth exceeded");
    }
    if (walk.operation() != null) {
      overlaps.check(field);
    }
    Node definition = walk.definition(field);
    if (definition != null) {
      requiredArguments(walk, field, definition, "Field \"" + field.name() + "\" argument \"%s\"");
      leaf(field, definition);
    }
    uniqueArguments(walk, field);
  }

  private void known(Node field) {
    Node parent = walk.parent(field);
    if (parent == null || walk.definition(field) != null) {
      return;
    }
    String message =
        "Cannot query field \"%s\" on type \"%s\".".formatted(field.name(), parent.name());
    List<String> types = typesWith(parent, field.name());
    if (!types.isEmpty()) {
      message +=
          " Did you mean to use an inline fragment on " + Suggestions.orList(types, "\"") + "?";
    } else if (Set.of("OBJECT", "INTERFACE").contains(parent.text("Kind"))) {
      List<String> names = parent.nodes("Fields").stream().map(Node::name).toList();
      message += Suggestions.quoted("Did you mean", field.name(), names);
    }
    walk.report(field.at(), message);
  }

  /** The types behind an abstract one that have this field, interfaces first. */
  private List<String> typesWith(Node parent, String name) {
    if (!Set.of("INTERFACE", "UNION").contains(parent.text("Kind"))) {
      return List.of();
    }
    List<String> objects = new ArrayList<>();
    Map<String, Integer> interfaces = new LinkedHashMap<>();
    for (Node type : walk.schema().possible(parent.name())) {
      if (type.named("Fields", name) == null) {
        continue;
      }
      objects.add(type.name());
      for (String implemented : type.texts("Interfaces")) {
        Node known = walk.schema().type(implemented);
        if (known != null && known.named("Fields", name) != null) {
          interfaces.merge(implemented, 1, Integer::sum);
        }
      }
    }
    List<String> all = new ArrayList<>(interfaces.keySet());
    all.addAll(objects);
    all.sort(
        Comparator.comparingInt((String type) -> -interfaces.getOrDefault(type, 0))
            .thenComparing(Comparator.naturalOrder()));
    return all;
  }

  private void knownArguments(Node field) {
    Node definition = walk.definition(field);
    Node parent = walk.parent(field);
    if (definition != null && parent != null) {
      String place = "field \"" + parent.name() + "." + field.name() + "\"";
      knownArguments(walk, field, definition, place);
    }
  }

  static void knownArguments(QueryWalk walk, Node node, Node definition, String place) {
    List<String> known = definition.nodes("Arguments").stream().map(Node::name).toList();
    for (Node argument : node.nodes("Arguments")) {
      if (!known.contains(argument.name())) {
        walk.report(
            node.at(),
            "Unknown argument \"%s\" on %s.".formatted(argument.name(), place)
                + Suggestions.quoted("Did you mean", argument.name(), known));
      }
    }
  }

  static void requiredArguments(QueryWalk walk, Node node, Node definition, String start) {
    for (Node argument : definition.nodes("Arguments")) {
      boolean required = argument.type().nonNull() && argument.node("DefaultValue") == null;
      if (required && node.named("Arguments", argument.name()) == null) {
        walk.report(
            node.at(),
            start.formatted(argument.name())
                + " of type \"%s\" is required, but it was not provided."
                    .formatted(argument.type()));
      }
    }
  }

  static void uniqueArguments(QueryWalk walk, Node node) {
    Map<String, Integer> seen = new HashMap<>();
    for (Node argument : node.nodes("Arguments")) {
      if (seen.merge(argument.name(), 1, Integer::sum) == 2) {
        walk.report(
            argument.at(), "There can be only one argument named \"" + argument.name() + "\".");
      }
    }
  }

  private void leaf(Node field, Node definition) {
    Node type = walk.schema().type(definition.type());
    if (type == null) {
      return;
    }
    boolean selects = !field.nodes("SelectionSet").isEmpty();
    if (Schema.isLeaf(type) && selects) {
      walk.report(
          field.at(),
          "Field \"%s\" must not have a selection since type \"%s\" has no subfields."
              .formatted(field.name(), type.name()));
    }
    if (!Schema.isLeaf(type) && !selects) {
      walk.report(
          field.at(),
          "Field \"%s\" of type \"%s\" must have a selection of subfields. Did you mean \"%s { ... }\"?"
              .formatted(field.name(), definition.type(), field.name()));
    }
  }

  /** Whether lists of types are nested so deep that an answer could be of any size. */
  private boolean isDeep(Node node, Set<String> within, int lists) {
    walk.budget().spend(1);
    int depth = node.shape() == Shape.FIELD && LISTS.contains(node.name()) ? lists + 1 : lists;
    if (depth >= DEEPEST_INTROSPECTION || within.size() > MOST_FRAGMENTS) {
      return true;
    }
    for (Node selection : node.nodes("SelectionSet")) {
      if (selection.shape() != Shape.SPREAD) {
        if (isDeep(selection, within, depth)) {
          return true;
        }
        continue;
      }
      Node fragment = walk.definition(selection);
      if (fragment != null && within.add(fragment.name())) {
        boolean deep = isDeep(fragment, within, depth);
        within.remove(fragment.name());
        if (deep) {
          return true;
        }
      }
    }
    return false;
  }
}
