package dev.gavel.rego.syntax.tree;

import java.util.List;

/**
 * One source, parsed.
 *
 * @param file the name under which it was given
 * @param annotations metadata blocks, in their order
 */
public record RegoModule(
    String file,
    Dialect dialect,
    PackageClause pkg,
    List<Import> imports,
    List<Rule> rules,
    List<Annotations> annotations,
    List<Comment> comments) {
  public RegoModule {
    imports = List.copyOf(imports);
    rules = List.copyOf(rules);
    annotations = List.copyOf(annotations);
    comments = List.copyOf(comments);
  }
}
