package dev.gavel.rego.syntax.parse;

/** The parsers of the language's parts, which call one another around one cursor. */
final class Grammar {
  final Cursor cursor;
  final Terms terms;
  final References references;
  final Collections collections;
  final Templates templates;
  final Operators operators;
  final Bodies bodies;
  final Quantifiers quantifiers;
  final Logic logic;
  final Rules rules;

  Grammar(Cursor cursor) {
    this.cursor = cursor;
    terms = new Terms(this);
    references = new References(this);
    collections = new Collections(this);
    templates = new Templates(this);
    operators = new Operators(this);
    bodies = new Bodies(this);
    quantifiers = new Quantifiers(this);
    logic = new Logic(this);
    rules = new Rules(this);
  }
}
