package dev.gavel.rego;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.parse.Parser;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Term;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * From where a query looks at policies: what it may name without a path.
 *
 * @param packagePath the package whose rules it may name by their bare names, such as {@code
 *     authz.users}; empty for none
 * @param imports such as {@code data.roles} or {@code input.user as user}
 */
public record Viewpoint(String packagePath, List<String> imports) {
  /** No package, nothing imported. */
  public static final Viewpoint OUTSIDE = new Viewpoint("", List.of());

  public Viewpoint {
    imports = List.copyOf(imports);
  }

  /**
   * A module with nothing but this package and these imports.
   *
   * @throws RejectedException when they are none
   */
  RegoModule module(ParseOptions options) {
    StringBuilder source = new StringBuilder("package ");
    source.append(packagePath.isEmpty() ? "none" : packagePath).append('\n');
    imports.forEach(line -> source.append("import ").append(line).append('\n'));
    try {
      return Parser.module("", source.toString(), options);
    } catch (RejectedException rejected) {
      throw new RejectedException(
          rejected.mistakes().stream().map(Viewpoint::withoutPlace).toList());
    }
  }

  private static Mistake withoutPlace(Mistake mistake) {
    return new Mistake(
        mistake.code(),
        Location.NONE,
        "the package or an import of the query: " + mistake.message());
  }

  CompiledModules.Standpoint standpoint(RegoModule module) {
    return new CompiledModules.Standpoint(
        packagePath.isEmpty() ? null : module.pkg(), module.imports());
  }

  /** A query has those keywords that its imports switch on. */
  static ParseOptions forQuery(RegoModule module, ParseOptions options) {
    Set<String> active = new HashSet<>();
    for (Import clause : module.imports()) {
      List<Term> path = clause.path().parts();
      if (Nodes.is(clause.path(), "future", "keywords")) {
        active.addAll(options.futureKeywords());
      } else if (path.size() == 3 && Nodes.isVar(path.getFirst(), "future")) {
        active.add(Objects.requireNonNull(Nodes.stringOf(path.get(2)), "the parser saw to it"));
      }
    }
    return options.withActive(active);
  }
}
