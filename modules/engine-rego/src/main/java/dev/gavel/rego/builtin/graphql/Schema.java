package dev.gavel.rego.builtin.graphql;

import dev.gavel.rego.builtin.graphql.document.Node;
import dev.gavel.rego.builtin.graphql.document.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a schema defines, by name; filled once, while its document is checked. */
final class Schema {
  static final Set<String> INPUT_KINDS = Set.of("SCALAR", "ENUM", "INPUT_OBJECT");
  static final Set<String> COMPOSITE_KINDS = Set.of("OBJECT", "INTERFACE", "UNION");

  private final Map<String, Node> types = new TreeMap<>();
  private final Map<String, Node> directives = new TreeMap<>();
  private final Map<String, List<Node>> possible = new HashMap<>();
  private final Map<String, Node> roots = new HashMap<>();

  Map<String, Node> types() {
    return types;
  }

  Map<String, Node> directives() {
    return directives;
  }

  @Nullable Node type(String name) {
    return types.get(name);
  }

  @Nullable Node type(TypeName use) {
    return types.get(use.base());
  }

  @Nullable Node directive(String name) {
    return directives.get(name);
  }

  /** The types that a value of this one can have. */
  List<Node> possible(String name) {
    return possible.getOrDefault(name, List.of());
  }

  void addPossible(String name, Node type) {
    possible.computeIfAbsent(name, _ -> new ArrayList<>()).add(type);
  }

  /** The type where an operation begins. */
  @Nullable Node root(String operation) {
    return roots.get(operation.isEmpty() ? "query" : operation);
  }

  void root(String operation, Node type) {
    roots.put(operation, type);
  }

  static boolean isInput(Node type) {
    return INPUT_KINDS.contains(type.text("Kind"));
  }

  static boolean isComposite(Node type) {
    return COMPOSITE_KINDS.contains(type.text("Kind"));
  }

  static boolean isLeaf(Node type) {
    return type.text("Kind").equals("SCALAR") || type.text("Kind").equals("ENUM");
  }
}
