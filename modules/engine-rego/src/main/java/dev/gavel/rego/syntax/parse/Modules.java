package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.metadata.AnnotationTargets;
import dev.gavel.rego.syntax.metadata.Metadata;
import dev.gavel.rego.syntax.tree.Annotations;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Comment;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.PackageClause;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a module of what its source is made of: expressions become rules where they can. */
final class Modules {
  private final String file;
  private Dialect dialect;
  private final List<Sentence> sentences;
  private final List<Comment> comments;
  private final List<Import> imports = new ArrayList<>();
  private final List<ParsedRule> rules = new ArrayList<>();
  private final List<Metadata> metadata = new ArrayList<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  Modules(String file, Dialect dialect, List<Sentence> sentences, List<Comment> comments) {
    this.file = file;
    this.dialect = dialect;
    this.sentences = sentences;
    this.comments = comments;
  }

  RegoModule assemble() {
    if (sentences.isEmpty()) {
      refuse(new Location(file, 0, 0, 0, ""), "empty module");
      throw new RejectedException(mistakes);
    }
    PackageClause pkg =
        sentences.getFirst() instanceof Sentence.OfPackage first ? first.clause() : null;
    if (pkg == null) {
      refuse(sentences.getFirst().at(), "package expected");
    }
    for (int i = 1; i < sentences.size(); i++) {
      sort(i);
    }
    if (dialect != Dialect.V0) {
      rules.forEach(rule -> rule.checkModern(mistakes));
    }
    if (pkg == null || !mistakes.isEmpty()) {
      throw new RejectedException(mistakes);
    }
    List<Rule> finished = rules.stream().map(ParsedRule::rule).toList();
    RegoModule bare = new RegoModule(file, dialect, pkg, imports, finished, List.of(), comments);
    AnnotationTargets targets = new AnnotationTargets(bare);
    List<Annotations> annotations = targets.attach(metadata);
    if (!targets.mistakes().isEmpty()) {
      throw new RejectedException(targets.mistakes());
    }
    return new RegoModule(file, dialect, pkg, imports, finished, annotations, comments);
  }

  private void sort(int index) {
    switch (sentences.get(index)) {
      case Sentence.OfPackage it -> refuse(it.at(), "unexpected package");
      case Sentence.OfImport it -> {
        imports.add(it.clause());
        raiseDialect(it.clause());
      }
      case Sentence.OfRule it -> rules.add(it.rule());
      case Sentence.OfMetadata it -> metadata.add(it.metadata());
      case Sentence.OfBody it -> {
        try {
          rules.add(RuleFromBody.rule(it.body()));
        } catch (RuleFromBody.NoRuleException e) {
          refuse(it.at(), e.getMessage() + hint(it.body(), index));
        }
      }
    }
  }

  private void raiseDialect(Import clause) {
    Dialect wanted =
        Nodes.is(clause.path(), "rego", "v1")
            ? Dialect.V1
            : Nodes.is(clause.path(), "rego", "v2") ? Dialect.V2 : dialect;
    dialect = wanted.compareTo(dialect) > 0 ? wanted : dialect;
  }

  /** In version 0, {@code p if} and {@code p contains x} fall apart where nobody imported them. */
  private String hint(Body body, int index) {
    if (dialect != Dialect.V0) {
      return "";
    }
    String keyword = headKeyword(sentences.get(index));
    if (keyword == null && index + 1 < sentences.size()) {
      Sentence next = sentences.get(index + 1);
      boolean sameLine = next.at().row() == body.expressions().getFirst().at().row();
      keyword = sameLine ? headKeyword(next) : null;
    }
    if (keyword == null) {
      return "";
    }
    String example = keyword.equals("if") ? "p if { ... }" : "p contains x";
    return " (hint: `import future.keywords." + keyword + "` for `" + example + "` rules)";
  }

  private static @Nullable String headKeyword(Sentence sentence) {
    String name =
        switch (sentence) {
          case Sentence.OfRule it -> it.rule().heading().name();
          case Sentence.OfBody it -> onlyVar(it.body().expressions());
          default -> null;
        };
    return "if".equals(name) || "contains".equals(name) ? name : null;
  }

  private static @Nullable String onlyVar(List<Expr> expressions) {
    return expressions.size() == 1
            && expressions.getFirst().statement() instanceof Statement.Holds(Var name)
        ? name.name()
        : null;
  }

  private void refuse(Location at, String why) {
    mistakes.add(new Mistake(Mistake.PARSE, at, why));
  }
}
