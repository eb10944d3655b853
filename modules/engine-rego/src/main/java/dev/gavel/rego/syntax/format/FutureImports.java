package dev.gavel.rego.syntax.format;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The imports that change the language: those a module needs, and those it no longer needs. */
final class FutureImports {
  private FutureImports() {}

  static boolean isLanguage(Import clause) {
    return isFirst(clause) || isSecond(clause);
  }

  private static boolean isFirst(Import clause) {
    return Nodes.is(clause.path(), "rego", "v1");
  }

  private static boolean isSecond(Import clause) {
    return Nodes.is(clause.path(), "rego", "v2");
  }

  static boolean isAll(Import clause) {
    return Nodes.is(clause.path(), "future", "keywords");
  }

  /** The one keyword that it imports; null for any other import. */
  static @Nullable String keyword(Import clause) {
    List<Term> parts = clause.path().parts();
    return parts.size() == 3
            && Nodes.is(new Ref(Location.NONE, parts.subList(0, 2)), "future", "keywords")
        ? Nodes.stringOf(parts.get(2))
        : null;
  }

  private static boolean isFuture(Import clause) {
    return Nodes.isVar(clause.path().head(), "future");
  }

  /**
   * The imports that the text needs.
   *
   * @param used keywords of the future that the module uses
   */
  static List<Import> needed(
      List<Import> imports, FormatOptions options, FormatStyle style, Set<String> used) {
    List<Import> all = new ArrayList<>(imports);
    if (options.oldest() == Dialect.V2) {
      if (options.dropImports()) {
        all.removeIf(clause -> isLanguage(clause) || isFuture(clause));
      }
      return all;
    }
    if (options.newest() == Dialect.V2) {
      if (all.stream().noneMatch(FutureImports::isSecond)) {
        add(all, "rego", "v2");
      }
      all.removeIf(clause -> isFirst(clause) || isFuture(clause));
      return all;
    }
    boolean second = all.stream().anyMatch(FutureImports::isSecond);
    if (second || (options.oldest() == Dialect.V1 && options.dropImports())) {
      all.removeIf(FutureImports::isFirst);
    } else if (options.oldest() != options.newest()
        && all.stream().noneMatch(FutureImports::isFirst)) {
      add(all, "rego", "v1");
    }
    boolean first = second || all.stream().anyMatch(FutureImports::isFirst);
    if (options.newest() == Dialect.V1 || first) {
      if (!options.dropImports() && !first) {
        style.futureKeywords().stream().sorted().forEach(word -> ensure(all, word));
      } else {
        all.removeIf(FutureImports::isFuture);
      }
      if (!second) {
        used.stream()
            .filter(Set.of("not", "and", "or")::contains)
            .sorted()
            .forEach(word -> ensure(all, word));
      }
    } else {
      used.stream().sorted().forEach(word -> ensure(all, word));
    }
    return all;
  }

  private static void ensure(List<Import> all, String word) {
    for (Import clause : all) {
      String keyword = keyword(clause);
      boolean brings = word.equals(keyword) || ("every".equals(keyword) && word.equals("in"));
      if (isAll(clause) || brings) {
        return;
      }
    }
    add(all, "future", "keywords", word);
  }

  private static void add(List<Import> all, String head, String... parts) {
    List<Term> path = new ArrayList<>();
    path.add(new Var(Location.NONE, head));
    for (String part : parts) {
      path.add(new Scalar(Location.NONE, StringValue.of(part)));
    }
    int last =
        all.stream()
            .filter(clause -> isFuture(clause) || isFirst(clause))
            .mapToInt(clause -> Places.row(clause.at()))
            .max()
            .orElse(0);
    Location at = new Location(Places.ADDED, last == 0 ? 1 : last + 1, 1, 0, "");
    all.add(new Import(at, new Ref(Location.NONE, path), null, Location.NONE));
  }
}
