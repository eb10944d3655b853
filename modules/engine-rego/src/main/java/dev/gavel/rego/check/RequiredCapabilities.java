package dev.gavel.rego.check;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.resolve.BuiltinNames;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Operators;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a place must be capable of to compile and run a program: the built-in functions, parts of
 * the language and keywords that it uses.
 */
public record RequiredCapabilities(
    SortedSet<String> builtins, SortedSet<String> features, SortedSet<String> futureKeywords) {
  private static final Set<String> REWRITTEN =
      Set.of(Operators.EQUAL, Operators.ASSIGN, Operators.PRINT);
  private static final Map<Dialect, Set<String>> IMPORTABLE =
      Map.of(
          Dialect.V0, Set.of("in", "every", "contains", "if", "not", "and", "or"),
          Dialect.V1, Set.of("not", "and", "or"),
          Dialect.V2, Set.of());

  public RequiredCapabilities {
    builtins = Collections.unmodifiableSortedSet(builtins);
    features = Collections.unmodifiableSortedSet(features);
    futureKeywords = Collections.unmodifiableSortedSet(futureKeywords);
  }

  /**
   * Looks through a program before and after it was compiled, as some calls leave no trace.
   *
   * @param parsed the modules as they were parsed
   * @param dialects the versions that the modules were parsed as, by file, without what they import
   */
  public static RequiredCapabilities of(
      List<RegoModule> parsed, Draft compiled, Map<String, Dialect> dialects) {
    Gatherer gatherer = new Gatherer();
    for (RegoModule module : parsed) {
      Dialect dialect = dialects.getOrDefault(module.file(), module.dialect());
      module.imports().forEach(line -> gatherer.addImport(line, dialect));
      gatherer.addDialect(module, dialect);
      gatherer.addRewritten(module);
    }
    gatherer.addCalls(compiled);
    return gatherer.required();
  }

  private static final class Gatherer {
    private final NavigableSet<String> builtins = new TreeSet<>();
    private final SortedSet<String> features = new TreeSet<>();
    private final SortedSet<String> keywords = new TreeSet<>();

    RequiredCapabilities required() {
      return new RequiredCapabilities(builtins, features, keywords);
    }

    void addImport(Import line, Dialect dialect) {
      if (Versions.names(line.path(), "rego", "v1")) {
        if (dialect == Dialect.V0) {
          features.add("rego_v1_import");
        }
      } else if (Versions.names(line.path(), "rego", "v2")) {
        if (dialect != Dialect.V2) {
          features.add("rego_v2_import");
        }
      } else if (Versions.startsWith(line.path(), "future", "keywords")) {
        Set<String> importable = IMPORTABLE.getOrDefault(dialect, Set.of());
        List<Term> path = line.path().parts();
        if (path.size() == 2) {
          keywords.addAll(importable);
        } else if (path.get(2) instanceof Scalar(_, StringValue keyword)
            && importable.contains(keyword.text())) {
          keywords.add(keyword.text());
        }
      }
    }

    void addDialect(RegoModule module, Dialect dialect) {
      switch (dialect) {
        case V2 -> features.add("rego_v2");
        case V1 -> features.add("rego_v1");
        case V0 -> {
          for (Rule rule : module.rules()) {
            List<Term> path = rule.head().reference().parts();
            if (path.size() > 2) {
              boolean constant = path.stream().skip(1).allMatch(Terms::isConstant);
              features.add(constant ? "rule_head_ref_string_prefixes" : "rule_head_refs");
            }
          }
        }
      }
    }

    void addRewritten(RegoModule module) {
      new Visitor() {
        @Override
        protected boolean enter(Expr expr) {
          REWRITTEN.stream().filter(name -> Operators.isCallOf(name, expr)).forEach(builtins::add);
          return true;
        }
      }.visit(module);
    }

    void addCalls(Draft compiled) {
      Visitor calls =
          new Visitor() {
            @Override
            protected boolean enter(Expr expr) {
              String name =
                  expr.statement() instanceof Statement.Calls called
                      ? BuiltinNames.of(called.function())
                      : null;
              if (name != null && compiled.options().builtins().containsKey(name)) {
                builtins.add(name);
              }
              return true;
            }
          };
      compiled.modules().forEach(calls::visit);
      if (builtins.contains("internal.template_string")) {
        features.add("template_strings");
      }
    }
  }
}
