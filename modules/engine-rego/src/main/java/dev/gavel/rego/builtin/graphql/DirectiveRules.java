package dev.gavel.rego.builtin.graphql;

import dev.gavel.rego.builtin.graphql.document.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What holds for the directives of a query. */
final class DirectiveRules {
  private final QueryWalk walk;
  private final Set<List<Object>> misplaced = new HashSet<>();

  DirectiveRules(QueryWalk walk) {
    this.walk = walk;
  }

  void check(Node directive, String location) {
    Node definition = walk.definition(directive);
    String name = directive.name();
    if (definition == null) {
      walk.report(directive.at(), "Unknown directive \"@" + name + "\".");
    } else {
      String place = "directive \"@" + name + "\"";
      FieldRules.knownArguments(walk, directive, definition, place);
      boolean allowed = definition.texts("Locations").contains(location);
      if (!allowed && misplaced.add(List.of(name, directive.at()))) {
        walk.report(
            directive.at(), "Directive \"@%s\" may not be used on %s.".formatted(name, location));
      }
      FieldRules.requiredArguments(
          walk, directive, definition, "Directive \"@" + name + "\" argument \"%s\"");
    }
    FieldRules.uniqueArguments(walk, directive);
  }

  void checkAll(List<Node> directives) {
    Set<String> seen = new HashSet<>();
    for (Node directive : directives) {
      Node definition = walk.definition(directive);
      boolean repeatable = definition != null && definition.is("IsRepeatable");
      if (!seen.add(directive.name()) && !repeatable) {
        walk.report(
            directive.at(),
            "The directive \"@" + directive.name() + "\" can only be used once at this location.");
      }
    }
  }
}
