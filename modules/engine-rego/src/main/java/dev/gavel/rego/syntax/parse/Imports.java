package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.lex.Keywords;
import dev.gavel.rego.syntax.lex.Token;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.PackageClause;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the package clause and imports; some imports change the language from there on. */
final class Imports {
  private final Grammar grammar;
  private final Cursor cursor;

  Imports(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** Passes the keyword; false when it was a name in a reference or no path follows. */
  private boolean beginPath() {
    cursor.scanWithSpace();
    if (cursor.at(Token.DOT) || cursor.at(Token.LEFT_BRACKET)) {
      return false;
    }
    if (cursor.at(Token.WHITESPACE)) {
      cursor.scan();
    }
    if (cursor.at(Token.IDENT)) {
      return true;
    }
    if (cursor.isKeywordAllowedInRef(cursor.token())) {
      cursor.takeAsName();
      return true;
    }
    cursor.illegal();
    return false;
  }

  @Nullable PackageClause packageClause() {
    Location start = cursor.here();
    if (!beginPath()) {
      return null;
    }
    Term term = grammar.terms.term();
    if (term == null) {
      if (!cursor.hasErrors()) {
        cursor.error("expected path");
      }
      return null;
    }
    List<Term> path = new ArrayList<>();
    switch (term) {
      case Var name -> {
        path.add(new Var(name.at(), "data"));
        path.add(Nodes.string(name.at(), name.name()));
      }
      case Ref ref -> {
        if (!packagePath(ref, path)) {
          return null;
        }
      }
      default -> {
        cursor.illegal();
        return null;
      }
    }
    return new PackageClause(start, new Ref(term.at(), path));
  }

  private boolean packagePath(Ref ref, List<Term> path) {
    if (!(ref.head() instanceof Var first)) {
      unexpected(ref.head(), "var");
      return false;
    }
    path.add(new Var(first.at(), "data"));
    path.add(Nodes.string(first.at(), first.name()));
    List<Term> names = ref.parts().subList(1, ref.parts().size());
    path.addAll(names);
    return names.stream().allMatch(this::isString);
  }

  private boolean isString(Term part) {
    if (Nodes.stringOf(part) == null) {
      unexpected(part, "string");
      return false;
    }
    return true;
  }

  private void unexpected(Term term, String wanted) {
    cursor.error(term.at(), "unexpected " + Nodes.kind(term) + " token: expecting " + wanted);
  }

  @Nullable Import importClause() {
    Location start = cursor.here();
    if (!beginPath()) {
      return null;
    }
    Ref path =
        switch (cursor.inPast(grammar.terms::term)) {
          case Var name -> new Ref(name.at(), List.of(name));
          case Ref ref -> ref;
          case null, default -> null;
        };
    if (path == null) {
      cursor.error("expected path");
      return null;
    }
    if (!path.parts().stream().skip(1).allMatch(this::isString)) {
      return null;
    }
    if (!isRoot(path.head())) {
      cursor.hint("if this is unexpected, try updating OPA");
      cursor.error(
          path.at(),
          "unexpected import path, must begin with one of: {data, future, input, rego}, got: "
              + RegoText.of(path.head()));
      return null;
    }
    return cursor.at(Token.AS) ? withAlias(start, path) : withoutAlias(start, path);
  }

  private static boolean isRoot(Term head) {
    return Nodes.isRoot(head) || Nodes.isVar(head, "future") || Nodes.isVar(head, "rego");
  }

  private @Nullable Import withAlias(Location start, Ref path) {
    cursor.scan();
    if (cursor.at(Token.IDENT)) {
      Term alias = grammar.terms.term();
      if (alias instanceof Var name) {
        return new Import(start, path, name.name(), name.at());
      }
      if (alias instanceof Ref ref && ref.parts().size() == 1 && Nodes.isRoot(ref.head())) {
        cursor.error(
            alias.at(),
            "unexpected import alias, must not be a reserved name, got: "
                + RegoText.of(ref.head()));
        return null;
      }
    }
    cursor.illegal("expected var");
    return null;
  }

  private Import withoutAlias(Location start, Ref path) {
    Term last = path.parts().getLast();
    String name = last instanceof Var head ? head.name() : Nodes.stringOf(last);
    boolean future = path.parts().size() > 1 && Nodes.isVar(path.head(), "future");
    if (!future && name != null && Keywords.isReserved(name, cursor.options().dialect())) {
      cursor.hint("import a different path or use an alias");
      cursor.error(last.at(), "unexpected import path, must not end with a keyword, got: " + name);
    }
    return new Import(start, path, null, Location.NONE);
  }

  /** Switches on what the import asks for, also for the token that was read ahead. */
  void takeEffect(Import clause) {
    if (Nodes.isVar(clause.path().head(), "rego")) {
      importLanguage(clause);
    } else if (Nodes.isVar(clause.path().head(), "future")) {
      importKeywords(clause);
    } else {
      return;
    }
    Token keyword = cursor.keywords().get(cursor.literal());
    if (cursor.at(Token.IDENT) && keyword != null) {
      cursor.take(keyword);
    }
  }

  private void importLanguage(Import clause) {
    Ref path = clause.path();
    boolean second = Nodes.is(path, "rego", "v2");
    if (!second && !Nodes.is(path, "rego", "v1")) {
      cursor.error(
          path.at(),
          "invalid import `" + RegoText.of(path) + "`, must be one of: `rego.v1`, `rego.v2`");
      return;
    }
    if (!isKnown(second)) {
      cursor.error(
          path.at(),
          "invalid import, `" + RegoText.of(path) + "` is not supported by current capabilities");
      return;
    }
    if (clause.alias() != null) {
      cursor.error(clause.aliasAt(), "`rego` imports cannot be aliased");
      return;
    }
    Dialect dialect = cursor.options().dialect();
    if (second && dialect != Dialect.V2) {
      cursor.reserve(Keywords.OF_THE_FUTURE);
      cursor.beginNotBodies();
    } else if (!second && dialect != Dialect.V1) {
      cursor.reserve(Keywords.ADDED_IN_V1);
    }
  }

  private boolean isKnown(boolean second) {
    java.util.Set<String> features = cursor.options().features();
    return second
        ? features.contains(ParseOptions.REGO_V2_IMPORT) || features.contains(ParseOptions.REGO_V2)
        : features.contains(ParseOptions.REGO_V1_IMPORT)
            || features.contains(ParseOptions.REGO_V1)
            || features.contains(ParseOptions.REGO_V2);
  }

  private void importKeywords(Import clause) {
    List<Term> path = clause.path().parts();
    if (path.size() == 1 || !"keywords".equals(Nodes.stringOf(path.get(1)))) {
      cursor.error(clause.path().at(), "invalid import, must be `future.keywords`");
      return;
    }
    if (clause.alias() != null) {
      cursor.error(clause.aliasAt(), "`future` imports cannot be aliased");
      return;
    }
    Map<String, Token> wanted = new HashMap<>(importable(cursor.options()));
    if (path.size() == 3) {
      String word = Nodes.stringOf(path.get(2));
      if (!wanted.containsKey(word)) {
        cursor.error(
            clause.path().at(),
            "unexpected keyword, must be one of ["
                + String.join(" ", new TreeSet<>(wanted.keySet()))
                + "]");
        return;
      }
      wanted.keySet().retainAll(List.of(word));
    }
    if (wanted.containsKey("not")) {
      cursor.beginNotBodies();
    }
    cursor.reserve(wanted);
  }

  /** The keywords that may be asked for, those that the dialect has anyway among them. */
  static Map<String, Token> importable(ParseOptions options) {
    Map<String, Token> words = new HashMap<>();
    boolean modern = options.dialect() != Dialect.V0;
    if (modern || options.features().contains(ParseOptions.REGO_V1)) {
      words.putAll(Keywords.ADDED_IN_V1);
    }
    if (options.dialect() == Dialect.V2) {
      words.putAll(Keywords.ADDED_IN_V2);
    }
    for (String word : options.futureKeywords()) {
      Token token = Keywords.OF_THE_FUTURE.get(word);
      if (token != null && (!modern || Keywords.ADDED_IN_V2.containsKey(word))) {
        words.put(word, token);
      }
    }
    return words;
  }
}
