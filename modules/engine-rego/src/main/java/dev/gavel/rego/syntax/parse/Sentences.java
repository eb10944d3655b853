package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.syntax.lex.Token;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.PackageClause;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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
    Outcome outcome = Outcome.NOT_HERE;
    if (cursor.at(Token.PACKAGE)) {
      outcome = attempt(this::readPackage);
    }
    if (outcome == Outcome.NOT_HERE && cursor.at(Token.IMPORT)) {
      outcome = attempt(this::readImport);
    }
    if (outcome == Outcome.NOT_HERE && rulesToo) {
      outcome = attempt(this::readRules);
    }
    return outcome == Outcome.NOT_HERE ? readBody() : outcome;
  }

  private Outcome attempt(Supplier<Outcome> reader) {
    Cursor.State beginning = cursor.save();
    Outcome outcome = reader.get();
    if (outcome == Outcome.NOT_HERE) {
      if (cursor.hasErrors()) {
        return Outcome.FAILED;
      }
      cursor.restore(beginning);
    }
    return outcome;
  }

  private Outcome readBody() {
    Body body = grammar.bodies.query(true, Token.EOF);
    if (body == null) {
      return Outcome.FAILED;
    }
    sentences.add(new Sentence.OfBody(body));
    return Outcome.READ;
  }

  /** Refuses a minus behind a path, which would be read as the beginning of what follows. */
  private boolean endsInMinus() {
    if (cursor.at(Token.SUB)) {
      cursor.illegal();
      return true;
    }
    return false;
  }

  private Outcome readPackage() {
    PackageClause clause = imports.packageClause();
    if (clause == null) {
      return Outcome.NOT_HERE;
    }
    if (endsInMinus()) {
      return Outcome.FAILED;
    }
    sentences.add(new Sentence.OfPackage(clause));
    return Outcome.READ;
  }

  private Outcome readImport() {
    Import clause = imports.importClause();
    if (clause == null) {
      return Outcome.NOT_HERE;
    }
    if (endsInMinus()) {
      return Outcome.FAILED;
    }
    imports.takeEffect(clause);
    sentences.add(new Sentence.OfImport(clause));
    return Outcome.READ;
  }

  private Outcome readRules() {
    List<ParsedRule> rules = grammar.rules.rules();
    if (rules == null) {
      return Outcome.NOT_HERE;
    }
    rules.forEach(rule -> sentences.add(new Sentence.OfRule(rule)));
    return Outcome.READ;
  }
}
