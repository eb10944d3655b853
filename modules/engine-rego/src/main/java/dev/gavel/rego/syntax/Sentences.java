package dev.gavel.rego.syntax;

import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.PackageClause;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a source from top to bottom: packages, imports, rules, and expressions for the rest. */
final class Sentences {
  private final Cursor cursor;
  private final Grammar grammar;
  private final Imports imports;
  private final RuleNames ruleNames;
  private final boolean rulesToo;
  private final List<Sentence> sentences = new ArrayList<>();

  Sentences(Cursor cursor, boolean rulesToo) {
    this.cursor = cursor;
    this.grammar = new Grammar(cursor);
    this.imports = new Imports(grammar);
    this.ruleNames = new RuleNames(cursor);
    this.rulesToo = rulesToo;
  }

  private enum Outcome {
    READ,
    NOT_HERE,
    FAILED
  }

  /** All up to the first mistake. */
  List<Sentence> read() {
    cursor.scan();
    while (!cursor.at(Token.EOF) && next() == Outcome.READ) {
      cursor.forget();
    }
    return sentences;
  }

  private Outcome next() {
    if (rulesToo && ruleNames.refuseKeyword(false)) {
      return Outcome.FAILED;
    }
    List<Function<Sentences, Boolean>> kinds =
        List.of(Sentences::readPackage, Sentences::readImport, Sentences::readRules);
    for (Function<Sentences, Boolean> kind : kinds) {
      Cursor.State beginning = cursor.save();
      if (kind.apply(this)) {
        return cursor.hasErrors() && endsInMinus() ? Outcome.FAILED : Outcome.READ;
      }
      if (cursor.hasErrors()) {
        return Outcome.FAILED;
      }
      cursor.restore(beginning);
    }
    Body body = grammar.bodies.query(true, Token.EOF);
    if (body == null) {
      return Outcome.FAILED;
    }
    sentences.add(new Sentence.OfBody(body));
    return Outcome.READ;
  }

  private boolean endsInMinus() {
    return cursor.at(Token.SUB);
  }

  private boolean readPackage() {
    PackageClause clause = cursor.at(Token.PACKAGE) ? imports.packageClause() : null;
    if (clause == null) {
      return false;
    }
    if (endsInMinus()) {
      cursor.illegal();
      return true;
    }
    sentences.add(new Sentence.OfPackage(clause));
    return true;
  }

  private boolean readImport() {
    Import clause = cursor.at(Token.IMPORT) ? imports.importClause() : null;
    if (clause == null) {
      return false;
    }
    if (endsInMinus()) {
      cursor.illegal();
      return true;
    }
    imports.takeEffect(clause);
    sentences.add(new Sentence.OfImport(clause));
    return true;
  }

  private boolean readRules() {
    List<ParsedRule> rules = rulesToo ? grammar.rules.rules() : null;
    if (rules == null) {
      return false;
    }
    rules.forEach(rule -> sentences.add(new Sentence.OfRule(rule)));
    return true;
  }
}
