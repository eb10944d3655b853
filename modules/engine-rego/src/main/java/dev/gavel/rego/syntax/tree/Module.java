package dev.gavel.rego.syntax.tree;

import java.util.List;

/**
 * One source, parsed.
 *
 * @param file the name under which it was given
 * @param annotations metadata blocks, in their order
 */
public record Module(
    String file,
    Dialect dialect,
    Package pkg,
    List<Import> imports,
    List<Rule> rules,
    List<Annotations> annotations,
    List<Comment> comments) {
  public Module {
    imports = List.copyOf(imports);
    rules = List.copyOf(rules);
    annotations = List.copyOf(annotations);
    comments = List.copyOf(comments);
  }
}
