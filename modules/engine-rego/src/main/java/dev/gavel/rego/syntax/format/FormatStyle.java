package dev.gavel.rego.syntax.format;

import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.lex.Keywords;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a module is written, which its imports have a say in.
 *
 * @param contains whether partial sets are written with {@code contains}
 * @param ifs whether bodies are written after {@code if}
 * @param refHeads whether heads are written as references throughout
 * @param modern whether the text must be of version 1 or later
 * @param second whether the text must be of version 2
 * @param futureKeywords those imported one by one
 */
record FormatStyle(
    boolean contains,
    boolean ifs,
    boolean refHeads,
    boolean modern,
    boolean second,
    boolean secondImported,
    Set<String> futureKeywords) {
  FormatStyle {
    futureKeywords = Set.copyOf(futureKeywords);
  }

  static FormatStyle of(RegoModule module, Dialect target) {
    boolean modern = target != Dialect.V0;
    boolean contains = modern;
    boolean ifs = modern;
    boolean secondImported = false;
    Set<String> keywords = new HashSet<>();
    for (Import clause : module.imports()) {
      String keyword = FutureImports.keyword(clause);
      boolean all = FutureImports.isLanguage(clause) || FutureImports.isAll(clause);
      contains |= all || "contains".equals(keyword);
      ifs |= all || "if".equals(keyword);
      secondImported |= Nodes.is(clause.path(), "rego", "v2");
      if (keyword != null) {
        keywords.add(keyword);
      }
    }
    boolean refHeads = module.rules().stream().anyMatch(FormatStyle::needsRefHead);
    return new FormatStyle(
        contains, ifs, refHeads, modern, target == Dialect.V2, secondImported, keywords);
  }

  private static boolean needsRefHead(@Nullable Rule rule) {
    for (Rule one = rule; one != null; one = one.otherwise()) {
      Head head = one.head();
      int length = head.reference().parts().size();
      if (length > 2 || (length == 2 && head.key() != null && head.value() == null)) {
        return true;
      }
    }
    return false;
  }

  boolean usesIf(Head head) {
    return (modern || ifs) && (contains || head.value() != null);
  }

  boolean isKeyword(String name) {
    if (second || secondImported) {
      return Keywords.isReserved(name, Dialect.V2);
    }
    return Keywords.isReserved(name, modern ? Dialect.V1 : Dialect.V0)
        || futureKeywords.contains(name);
  }
}
