package dev.gavel.rego.syntax.format;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.TermOrder;
import dev.gavel.rego.syntax.tree.Comment;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.PackageClause;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a module: its package, its imports in groups, its rules. */
public final class ModuleFormat {
  private final Formatting formatting;
  private final Layout layout;
  private final RuleFormat rules;

  private ModuleFormat(FormatStyle style, Set<String> repeated) {
    formatting = new Formatting(style, repeated);
    layout = formatting.layout;
    rules = new RuleFormat(formatting);
  }

  /** The text of a module. */
  public static String format(RegoModule module, FormatOptions options) {
    FormatStyle style = FormatStyle.of(module, options.newest());
    List<Import> imports =
        FutureImports.needed(module.imports(), options, style, UsedKeywords.of(module));
    ModuleFormat format = new ModuleFormat(style, RepeatedWildcards.of(module));
    try {
      format.module(module, imports);
    } catch (UnexpectedCommentException e) {
      throw new IllegalStateException(e);
    }
    if (!format.formatting.mistakes.isEmpty()) {
      throw new RejectedException(format.formatting.mistakes);
    }
    return format.layout.finish();
  }

  /** An import or a rule. */
  private record Item(@Nullable Import clause, @Nullable Rule rule) {
    Location at() {
      return clause != null ? clause.at() : rule != null ? rule.at() : Location.NONE;
    }
  }

  private void module(RegoModule module, List<Import> imports) throws UnexpectedCommentException {
    layout.comments(
        module.comments().stream()
            .map(comment -> new Comment(comment.at(), comment.text().stripTrailing()))
            .sorted((a, b) -> Places.compare(a.at(), b.at()))
            .toList());
    pkg(module.pkg());
    List<Import> placed = new ArrayList<>(imports);
    int firstRule =
        module.rules().stream().mapToInt(rule -> rule.at().row()).min().orElse(Integer.MAX_VALUE);
    boolean late =
        imports.stream().anyMatch(one -> Places.isAdded(one.at()) && one.at().row() >= firstRule);
    if (late) {
      List<Import> added = imports.stream().filter(one -> Places.isAdded(one.at())).toList();
      placed.removeAll(added);
      imports(added);
    }
    List<Item> items = new ArrayList<>();
    placed.forEach(clause -> items.add(new Item(clause, null)));
    module.rules().forEach(rule -> items.add(new Item(null, rule)));
    items.sort((a, b) -> Places.compare(a.at(), b.at()));
    items(items);
    List<Comment> rest = layout.comments();
    rest.forEach(comment -> layout.line(Layout.text(comment)));
    if (!rest.isEmpty()) {
      layout.write("\n");
    }
  }

  private void items(List<Item> items) throws UnexpectedCommentException {
    List<Import> someImports = new ArrayList<>();
    List<Rule> someRules = new ArrayList<>();
    for (Item item : items) {
      if (item.clause() != null && !someRules.isEmpty()) {
        imports(someImports);
        rules.rules(someRules);
        someImports.clear();
        someRules.clear();
      }
      if (item.clause() != null) {
        someImports.add(item.clause());
      } else if (item.rule() != null) {
        someRules.add(item.rule());
      }
    }
    imports(someImports);
    rules.rules(someRules);
  }

  private void pkg(PackageClause clause) throws UnexpectedCommentException {
    layout.commentsBefore(clause.at());
    layout.startLine();
    List<Term> path =
        new ArrayList<>(clause.path().parts().subList(1, clause.path().parts().size()));
    String first = Nodes.stringOf(path.getFirst());
    path.set(0, new Var(Location.NONE, first == null ? "" : first));
    layout.write("package ");
    unplaced(path);
    layout.blankLine();
  }

  /** Writes a reference around which no comments are. */
  private void unplaced(List<Term> path) throws UnexpectedCommentException {
    List<Comment> comments = layout.comments();
    layout.comments(List.of());
    formatting.terms.reference(path);
    layout.comments(comments);
  }

  private void imports(List<Import> imports) throws UnexpectedCommentException {
    IdentityHashMap<Import, Comment> beside = commentsBeside(imports);
    for (List<Import> group : groups(imports)) {
      layout.commentsBefore(group.getFirst().at());
      List<Import> sorted = new ArrayList<>(group);
      sorted.sort(
          Comparator.comparing((Import clause) -> (Term) clause.path(), TermOrder.ORDER)
              .thenComparing(clause -> clause.alias() == null ? "" : clause.alias()));
      for (Import clause : sorted) {
        layout.startLine();
        write(clause);
        Comment comment = beside.get(clause);
        layout.write(comment == null ? "" : " " + Layout.text(comment));
        layout.endLine();
      }
      layout.blankLine();
    }
  }

  private void write(Import clause) throws UnexpectedCommentException {
    layout.write("import ");
    List<Term> path = clause.path().parts();
    if (FutureImports.keyword(clause) == null) {
      unplaced(path);
    } else {
      layout.write("future.keywords." + FutureImports.keyword(clause));
    }
    layout.write(clause.alias() == null ? "" : " as " + clause.alias());
  }

  private IdentityHashMap<Import, Comment> commentsBeside(List<Import> imports) {
    IdentityHashMap<Import, Comment> beside = new IdentityHashMap<>();
    List<Comment> rest = new ArrayList<>();
    for (Comment comment : layout.comments()) {
      Import same =
          imports.stream()
              .filter(clause -> Places.row(clause.at()) == comment.at().row())
              .findFirst()
              .orElse(null);
      if (same == null) {
        rest.add(comment);
      } else {
        beside.put(same, comment);
      }
    }
    layout.comments(rest);
    return beside;
  }

  private static List<List<Import>> groups(List<Import> imports) {
    List<List<Import>> groups = new ArrayList<>();
    Import last = null;
    for (Import clause : imports) {
      if (last == null || Places.row(clause.at()) - Places.row(last.at()) > 1) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(clause);
      last = clause;
    }
    return groups;
  }
}
