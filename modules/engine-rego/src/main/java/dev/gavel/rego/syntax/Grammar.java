package dev.gavel.rego.syntax;

/** The parsers of the language's parts, which call one another around one cursor. */
final class Grammar {
  final Cursor cursor;
  final Terms terms = new Terms(this);
  final References references = new References(this);
  final Collections collections = new Collections(this);
  final Templates templates = new Templates(this);
  final Operators operators = new Operators(this);
  final Bodies bodies = new Bodies(this);
  final Quantifiers quantifiers = new Quantifiers(this);
  final Logic logic = new Logic(this);
  final Rules rules = new Rules(this);

  Grammar(Cursor cursor) {
    this.cursor = cursor;
  }
}
