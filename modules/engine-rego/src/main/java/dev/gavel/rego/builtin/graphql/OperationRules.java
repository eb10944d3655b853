package dev.gavel.rego.builtin.graphql;

import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.builtin.graphql.document.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds for operations and the variables that they declare. */
final class OperationRules {
  private static final int MOST_FRAGMENTS = 1000;

  private final QueryWalk walk;
  private final OverlapRule overlaps;
  private final Set<String> names = new HashSet<>();

  OperationRules(QueryWalk walk, OverlapRule overlaps) {
    this.walk = walk;
    this.overlaps = overlaps;
  }

  void check(Node operation) {
    String type = operation.text("Operation");
    if (walk.schema().root(type) == null) {
      walk.report(operation.at(), "Schema does not support operation type \"" + type + "\"");
    }
    if (operation.name().isEmpty() && walk.document().nodes("Operations").size() > 1) {
      walk.report(operation.at(), "This anonymous operation must be the only defined operation.");
    }
    unusedVariables(operation);
    overlaps.check(operation);
    if (type.equals("subscription") && walk.schema().root(type) != null) {
      subscription(operation);
    }
    if (!names.add(operation.name())) {
      walk.report(
          operation.at(), "There can be only one operation named \"" + operation.name() + "\".");
    }
    variables(operation);
  }

  private void unusedVariables(Node operation) {
    String end = operation.name().isEmpty() ? "." : " in operation \"" + operation.name() + "\".";
    for (Node variable : operation.nodes("VariableDefinitions")) {
      if (!walk.isUsed(variable.text("Variable")) && !variable.is("Used")) {
        walk.report(
            variable.at(), "Variable \"$" + variable.text("Variable") + "\" is never used" + end);
      }
    }
  }

  private void variables(Node operation) {
    Map<String, Integer> seen = new HashMap<>();
    for (Node variable : operation.nodes("VariableDefinitions")) {
      String name = variable.text("Variable");
      if (seen.merge(name, 1, Integer::sum) == 2) {
        walk.report(variable.at(), "There can be only one variable named \"$" + name + "\".");
      }
    }
    for (Node variable : operation.nodes("VariableDefinitions")) {
      Node type = walk.definition(variable);
      if (type != null && !Schema.isInput(type)) {
        walk.report(
            variable.at(),
            "Variable \"$%s\" cannot be non-input type \"%s\"."
                .formatted(variable.text("Variable"), variable.type()));
      }
    }
  }

  private void subscription(Node operation) {
    Map<String, Node> fields = new LinkedHashMap<>();
    topFields(operation, fields, new HashSet<>());
    String name =
        operation.name().isEmpty()
            ? "Anonymous Subscription"
            : "Subscription " + GoQuote.quote(operation.name());
    List<Node> all = new ArrayList<>(fields.values());
    if (all.size() > 1) {
      walk.report(all.get(1).at(), name + " must select only one top level field.");
    }
    for (Node field : all) {
      if (field.name().startsWith("__")) {
        walk.report(field.at(), name + " must not select an introspection top level field.");
      }
    }
  }

  private void topFields(Node node, Map<String, Node> fields, Set<String> visited) {
    for (Node selection : node.nodes("SelectionSet")) {
      switch (selection.shape()) {
        case INLINE_FRAGMENT -> topFields(selection, fields, visited);
        case SPREAD -> {
          Node fragment = walk.definition(selection);
          if (fragment == null || visited.size() > MOST_FRAGMENTS) {
            return;
          }
          if (visited.add(fragment.name())) {
            topFields(fragment, fields, visited);
          }
        }
        default -> fields.putIfAbsent(selection.name(), selection);
      }
    }
  }
}
