package dev.gavel.rego.builtin.graphql;

import dev.gavel.rego.builtin.graphql.document.Node;
import dev.gavel.rego.builtin.graphql.document.Problem;
import dev.gavel.rego.builtin.graphql.document.Spot;
import dev.gavel.rego.builtin.graphql.document.TypeName;
import dev.gavel.rego.builtin.graphql.document.ValueKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether fields that answer under one name are one field. Within a selection all pairs are
 * compared; then the selection with each fragment that it spreads, and those with one another; and
 * for two fields the same again with what they select.
 */
final class OverlapRule {
  private static final int MAX_DEPTH = 300;

  private final QueryWalk walk;
  private final Map<String, Map<String, Boolean>> comparedPairs = new HashMap<>();
  private Set<String> compared = new HashSet<>();
  private int depth;

  OverlapRule(QueryWalk walk) {
    this.walk = walk;
  }

  private record Conflict(String name, String reason, List<Conflict> within, Spot at) {
    String because() {
      return within.isEmpty()
          ? reason
          : within.stream()
              .map(sub -> "subfields \"" + sub.name + "\" conflict because " + sub.because())
              .collect(Collectors.joining(" and "));
    }
  }

  private record Selected(Map<String, List<Node>> fields, List<Node> spreads) {}

  void check(Node node) {
    if (node.nodes("SelectionSet").isEmpty()) {
      return;
    }
    Selected selected = selected(node);
    List<Conflict> conflicts = new ArrayList<>();
    selected.fields().values().forEach(fields -> pairs(conflicts, fields));
    compared = new HashSet<>();
    List<Node> spreads = selected.spreads();
    for (int i = 0; i < spreads.size(); i++) {
      withFragment(conflicts, false, selected.fields(), spreads.get(i));
      for (Node other : spreads.subList(i + 1, spreads.size())) {
        fragments(conflicts, false, spreads.get(i), other);
      }
    }
    for (Conflict conflict : conflicts) {
      walk.report(
          conflict.at(),
          ("Fields \"%s\" conflict because %s. Use different aliases on the fields to fetch both"
                  + " if this was intentional.")
              .formatted(conflict.name(), conflict.because()));
    }
  }

  private void pairs(List<Conflict> conflicts, List<Node> fields) {
    for (int i = 0; i < fields.size(); i++) {
      for (Node other : fields.subList(i + 1, fields.size())) {
        add(conflicts, conflict(false, fields.get(i), other));
      }
    }
  }

  private static void add(List<Conflict> conflicts, @Nullable Conflict conflict) {
    if (conflict != null) {
      conflicts.add(conflict);
    }
  }

  private static Selected selected(Node node) {
    Selected selected = new Selected(new LinkedHashMap<>(), new ArrayList<>());
    collect(selected, node);
    return selected;
  }

  private static void collect(Selected selected, Node node) {
    for (Node selection : node.nodes("SelectionSet")) {
      switch (selection.shape()) {
        case SPREAD -> selected.spreads().add(selection);
        case INLINE_FRAGMENT -> collect(selected, selection);
        default ->
            selected
                .fields()
                .computeIfAbsent(name(selection), _ -> new ArrayList<>())
                .add(selection);
      }
    }
  }

  /** What a field answers under. */
  private static String name(Node field) {
    return field.text("Alias").isEmpty() ? field.name() : field.text("Alias");
  }

  private void withFragment(
      List<Conflict> conflicts, boolean exclusive, Map<String, List<Node>> fields, Node spread) {
    Node fragment = walk.definition(spread);
    if (!compared.add(spread.name()) || fragment == null) {
      return;
    }
    Selected selected = selected(fragment);
    if (fields.equals(selected.fields())) {
      return;
    }
    enter();
    between(conflicts, exclusive, fields, selected.fields());
    for (Node nested : selected.spreads()) {
      if (!nested.name().equals(spread.name())) {
        withFragment(conflicts, exclusive, fields, nested);
      }
    }
    depth--;
  }

  private void fragments(List<Conflict> conflicts, boolean exclusive, Node one, Node other) {
    if (one.name().equals(other.name()) || !compare(one.name(), other.name(), exclusive)) {
      return;
    }
    Node a = walk.definition(one);
    Node b = walk.definition(other);
    if (a == null || b == null) {
      return;
    }
    enter();
    Selected first = selected(a);
    Selected second = selected(b);
    between(conflicts, exclusive, first.fields(), second.fields());
    second.spreads().forEach(nested -> fragments(conflicts, exclusive, one, nested));
    first.spreads().forEach(nested -> fragments(conflicts, exclusive, nested, other));
    depth--;
  }

  /** Whether this pair is still to be compared; that nothing excludes them demands more. */
  private boolean compare(String one, String other, boolean exclusive) {
    Boolean known = comparedPairs.getOrDefault(one, Map.of()).get(other);
    if (known != null && (exclusive || !known)) {
      return false;
    }
    comparedPairs.computeIfAbsent(one, _ -> new HashMap<>()).put(other, exclusive);
    comparedPairs.computeIfAbsent(other, _ -> new HashMap<>()).put(one, exclusive);
    return true;
  }

  private void between(
      List<Conflict> conflicts,
      boolean exclusive,
      Map<String, List<Node>> fields,
      Map<String, List<Node>> others) {
    fields.forEach(
        (name, group) -> {
          for (Node field : group) {
            for (Node other : others.getOrDefault(name, List.of())) {
              add(conflicts, conflict(exclusive, field, other));
            }
          }
        });
  }

  private @Nullable Conflict conflict(boolean parentsExclusive, Node field, Node other) {
    walk.budget().spend(8);
    Node type = walk.parent(field);
    Node otherType = walk.parent(other);
    if (type == null || otherType == null) {
      return null;
    }
    Node definition = walk.definition(field);
    Node otherDefinition = walk.definition(other);
    boolean known = definition != null && otherDefinition != null;
    boolean exclusive = parentsExclusive || (known && areExclusive(type, otherType));
    String reason = exclusive ? null : difference(field, other);
    if (reason == null
        && definition != null
        && otherDefinition != null
        && differ(definition.type(), otherDefinition.type())) {
      reason =
          "they return conflicting types \"%s\" and \"%s\""
              .formatted(definition.type(), otherDefinition.type());
    }
    if (reason != null) {
      return new Conflict(name(field), reason, List.of(), other.at());
    }
    List<Conflict> within = subConflicts(exclusive, field, other);
    return within.isEmpty() ? null : new Conflict(name(field), "", within, other.at());
  }

  private static boolean areExclusive(Node type, Node other) {
    return !type.name().equals(other.name())
        && type.text("Kind").equals("OBJECT")
        && other.text("Kind").equals("OBJECT");
  }

  private static @Nullable String difference(Node field, Node other) {
    if (!field.name().equals(other.name())) {
      return "\"%s\" and \"%s\" are different fields".formatted(field.name(), other.name());
    }
    return sameArguments(field, other) ? null : "they have differing arguments";
  }

  private List<Conflict> subConflicts(boolean exclusive, Node field, Node other) {
    enter();
    List<Conflict> conflicts = new ArrayList<>();
    Selected first = selected(field);
    Selected second = selected(other);
    between(conflicts, exclusive, first.fields(), second.fields());
    for (Node spread : second.spreads()) {
      compared = new HashSet<>();
      withFragment(conflicts, exclusive, first.fields(), spread);
    }
    for (Node spread : first.spreads()) {
      compared = new HashSet<>();
      withFragment(conflicts, exclusive, second.fields(), spread);
    }
    for (Node one : first.spreads()) {
      second.spreads().forEach(spread -> fragments(conflicts, exclusive, one, spread));
    }
    depth--;
    return conflicts;
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw new Problem.Found(Spot.UNKNOWN, "The document is nested too deep.");
    }
  }

  private static boolean sameArguments(Node field, Node other) {
    List<Node> arguments = other.nodes("Arguments");
    return field.nodes("Arguments").size() == arguments.size()
        && field.nodes("Arguments").stream()
            .allMatch(argument -> arguments.stream().anyMatch(each -> same(argument, each)));
  }

  private static boolean same(Node one, Node other) {
    Node a = one.node("Value");
    Node b = other.node("Value");
    return one.name().equals(other.name()) && a != null && b != null && sameValue(a, b);
  }

  private static boolean sameValue(Node a, Node b) {
    if (a.kind() != b.kind() || !a.text("Raw").equals(b.text("Raw"))) {
      return false;
    }
    List<Node> first = children(a);
    List<Node> second = children(b);
    if (first.size() != second.size()) {
      return false;
    }
    for (int i = 0; i < first.size(); i++) {
      if (!same(first.get(i), second.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<Node> children(Node value) {
    return value.kind() == ValueKind.OBJECT
        ? value.nodes("Children").stream().sorted(Comparator.comparing(Node::name)).toList()
        : value.nodes("Children");
  }

  private boolean differ(TypeName a, TypeName b) {
    if (a.element() != null || b.element() != null) {
      return a.element() == null || b.element() == null || differ(a.element(), b.element());
    }
    if (a.nonNull() != b.nonNull()) {
      return true;
    }
    Node one = walk.schema().type(a.name());
    Node other = walk.schema().type(b.name());
    return one != null
        && other != null
        && Schema.isLeaf(one)
        && Schema.isLeaf(other)
        && !one.name().equals(other.name());
  }
}
