package dev.gavel.rego.builtin.graphql;

import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.builtin.graphql.document.Node;
import dev.gavel.rego.builtin.graphql.document.Problem;
import dev.gavel.rego.builtin.graphql.document.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether an input would have to hold itself without end. */
final class InputCycleCheck {
  private final Schema schema;
  private final Set<String> visited = new HashSet<>();
  private final List<Node> path = new ArrayList<>();
  private final Map<String, Integer> placeInPath = new HashMap<>();

  InputCycleCheck(Schema schema) {
    this.schema = schema;
  }

  void run() {
    schema.types().values().stream().filter(InputCycleCheck::isInput).forEach(this::visit);
  }

  private static boolean isInput(Node type) {
    return type.text("Kind").equals("INPUT_OBJECT");
  }

  private void visit(Node type) {
    if (!visited.add(type.name())) {
      return;
    }
    placeInPath.put(type.name(), path.size());
    for (Node field : type.nodes("Fields")) {
      TypeName use = field.type();
      Node next = use.nonNull() && use.element() == null ? schema.type(use) : null;
      if (next != null && isInput(next)) {
        path.add(field);
        check(next);
        visit(next);
        path.removeLast();
      }
    }
    placeInPath.remove(type.name());
  }

  private void check(Node type) {
    Integer start = placeInPath.get(type.name());
    if (start != null) {
      List<Node> cycle = path.subList(start, path.size());
      List<String> names = cycle.stream().map(Node::name).toList();
      throw new Problem.Found(
          cycle.getFirst().at(),
          "Cannot reference Input Object %s within itself through a series of non-null fields: %s."
              .formatted(GoQuote.quote(type.name()), GoQuote.quote(String.join(".", names))));
    }
  }
}
