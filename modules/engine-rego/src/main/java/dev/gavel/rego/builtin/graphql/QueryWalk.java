package dev.gavel.rego.builtin.graphql;

import dev.gavel.rego.builtin.graphql.document.Node;
import dev.gavel.rego.builtin.graphql.document.Problem;
import dev.gavel.rego.builtin.graphql.document.Shape;
import dev.gavel.rego.builtin.graphql.document.Spot;
import dev.gavel.rego.builtin.graphql.document.TypeName;
import dev.gavel.rego.builtin.graphql.document.ValueKind;
import dev.gavel.rego.evaluation.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a query and finds for each node what the schema says of it. The rules look at a node
 * after all within it; what is wrong is collected in that order.
 */
final class QueryWalk {
  private static final int MAX_DEPTH = 600;
  private static final Node TYPE_NAME =
      SchemaBuilder.field(
          "__typename", new Node(Shape.TYPE, Spot.UNKNOWN).with("NamedType", "String"));

  /** What is expected where a value stands. */
  record Expected(TypeName type, @Nullable Node definition, boolean hasDefault) {}

  private final Schema schema;
  private final Node document;
  private final Budget budget;
  private final List<Problem> problems = new ArrayList<>();
  private final IdentityHashMap<Node, Node> definitions = new IdentityHashMap<>();
  private final IdentityHashMap<Node, Node> parents = new IdentityHashMap<>();
  private final IdentityHashMap<Node, Expected> expectations = new IdentityHashMap<>();
  private final Set<String> usedVariables = new HashSet<>();
  private final Set<String> visitedFragments = new HashSet<>();
  private final Map<String, Node> fragments;
  private final OverlapRule overlaps = new OverlapRule(this);
  private final OperationRules operationRules = new OperationRules(this, overlaps);
  private final FieldRules fieldRules = new FieldRules(this, overlaps);
  private final FragmentRules fragmentRules = new FragmentRules(this, overlaps);
  private final DirectiveRules directiveRules = new DirectiveRules(this);
  private final ValueRules valueRules = new ValueRules(this);
  private @Nullable Node operation;
  private int depth;

  private QueryWalk(Schema schema, Node document, Budget budget) {
    this.schema = schema;
    this.document = document;
    this.budget = budget;
    this.fragments = byName(document.nodes("Fragments"));
  }

  private static Map<String, Node> byName(List<Node> nodes) {
    Map<String, Node> named = new HashMap<>();
    nodes.forEach(node -> named.putIfAbsent(node.name(), node));
    return named;
  }

  static List<Problem> problems(Schema schema, Node document, Budget budget) {
    QueryWalk walk = new QueryWalk(schema, document, budget);
    walk.run();
    return walk.problems;
  }

  Schema schema() {
    return schema;
  }

  Node document() {
    return document;
  }

  Budget budget() {
    return budget;
  }

  /** The operation that is gone through; null in a fragment on its own. */
  @Nullable Node operation() {
    return operation;
  }

  void report(Spot at, String message) {
    budget.allocate(2L * message.length());
    problems.add(new Problem(at, message));
  }

  /** What defines a field, a directive or a variable; for a spread its fragment. */
  @Nullable Node definition(Node node) {
    return definitions.get(node);
  }

  /** The type that a field or a fragment is selected from. */
  @Nullable Node parent(Node node) {
    return parents.get(node);
  }

  @Nullable Expected expected(Node value) {
    return expectations.get(value);
  }

  @Nullable Node fragment(String name) {
    return fragments.get(name);
  }

  boolean isUsed(String variable) {
    return usedVariables.contains(variable);
  }

  /** The definition of a variable that is used as a value. */
  @Nullable Node variable(Node value) {
    return value.kind() == ValueKind.VARIABLE ? definitions.get(value) : null;
  }

  private void run() {
    for (Node node : document.nodes("Operations")) {
      visitedFragments.clear();
      usedVariables.clear();
      operation = node;
      operation(node);
      operation = null;
    }
    for (Node node : document.nodes("Fragments")) {
      visitedFragments.clear();
      Node type = schema.type(node.text("TypeCondition"));
      directives(node.nodes("Directives"), "FRAGMENT_DEFINITION");
      selections(type, node);
      fragmentRules.fragment(node, type);
    }
  }

  private void operation(Node node) {
    for (Node variable : node.nodes("VariableDefinitions")) {
      Node type = schema.type(variable.type());
      link(definitions, variable, type);
      valueRules.variable(variable, type);
      Node value = variable.node("DefaultValue");
      if (value != null) {
        expectations.put(value, new Expected(variable.type(), type, false));
      }
    }
    for (Node variable : node.nodes("VariableDefinitions")) {
      Node value = variable.node("DefaultValue");
      if (value != null) {
        value(value);
      }
      directives(variable.nodes("Directives"), "VARIABLE_DEFINITION");
    }
    String type = node.text("Operation");
    directives(node.nodes("Directives"), type.isEmpty() ? "QUERY" : type.toUpperCase(Locale.ROOT));
    selections(schema.root(type), node);
    operationRules.check(node);
  }

  private static void link(IdentityHashMap<Node, Node> links, Node node, @Nullable Node target) {
    if (target != null) {
      links.put(node, target);
    }
  }

  private void directives(List<Node> directives, String location) {
    for (Node directive : directives) {
      Node definition = schema.directive(directive.name());
      link(definitions, directive, definition);
      arguments(directive, definition);
      directiveRules.check(directive, location);
    }
    directiveRules.checkAll(directives);
  }

  private void arguments(Node node, @Nullable Node definition) {
    for (Node argument : node.nodes("Arguments")) {
      Node value = argument.node("Value");
      Node known = definition == null ? null : definition.named("Arguments", argument.name());
      if (value != null) {
        expect(value, known);
        value(value);
      }
    }
  }

  private void expect(Node value, @Nullable Node place) {
    if (place != null) {
      Node standard = place.node("DefaultValue");
      boolean hasDefault = standard != null && standard.kind() != ValueKind.NULL;
      expectations.put(value, new Expected(place.type(), schema.type(place.type()), hasDefault));
    }
  }

  private void value(Node value) {
    deeper();
    if (value.kind() == ValueKind.VARIABLE && operation != null) {
      for (Node variable : operation.nodes("VariableDefinitions")) {
        if (variable.text("Variable").equals(value.text("Raw"))) {
          definitions.put(value, variable);
          usedVariables.add(variable.text("Variable"));
          break;
        }
      }
    }
    Expected expected = expectations.get(value);
    for (Node child : value.nodes("Children")) {
      Node item = child.node("Value");
      if (item == null) {
        continue;
      }
      if (value.kind() == ValueKind.OBJECT && expected != null && expected.definition() != null) {
        expect(item, expected.definition().named("Fields", child.name()));
      } else if (value.kind() == ValueKind.LIST && expected != null) {
        TypeName element = expected.type().element();
        if (element != null) {
          expectations.put(item, new Expected(element, expected.definition(), false));
        }
      }
      value(item);
    }
    depth--;
    valueRules.check(value);
  }

  private void selections(@Nullable Node parent, Node node) {
    deeper();
    for (Node selection : node.nodes("SelectionSet")) {
      link(parents, selection, parent);
      switch (selection.shape()) {
        case SPREAD -> spread(selection);
        case INLINE_FRAGMENT -> inlineFragment(parent, selection);
        default -> field(parent, selection);
      }
    }
    depth--;
  }

  private void field(@Nullable Node parent, Node field) {
    Node definition = null;
    if (field.name().equals("__typename")) {
      definition = TYPE_NAME;
    } else if (parent != null) {
      definition = parent.named("Fields", field.name());
    }
    link(definitions, field, definition);
    Node type = definition == null ? null : schema.type(definition.type());
    arguments(field, definition);
    directives(field.nodes("Directives"), "FIELD");
    selections(type, field);
    fieldRules.check(field);
  }

  private void inlineFragment(@Nullable Node parent, Node fragment) {
    String condition = fragment.text("TypeCondition");
    Node type = condition.isEmpty() ? parent : schema.type(condition);
    directives(fragment.nodes("Directives"), "INLINE_FRAGMENT");
    selections(type, fragment);
    fragmentRules.inline(fragment);
  }

  private void spread(Node spread) {
    Node fragment = fragment(spread.name());
    link(definitions, spread, fragment);
    directives(spread.nodes("Directives"), "FRAGMENT_SPREAD");
    if (fragment != null && visitedFragments.add(fragment.name())) {
      directives(fragment.nodes("Directives"), "FRAGMENT_DEFINITION");
      selections(schema.type(fragment.text("TypeCondition")), fragment);
    }
    fragmentRules.spread(spread);
  }

  private void deeper() {
    budget.spend(4);
    if (++depth > MAX_DEPTH) {
      throw new Problem.Found(Spot.UNKNOWN, "The document is nested too deep.");
    }
  }
}
