package dev.gavel.rego.syntax;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.syntax.parse.SourceParser;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import java.util.List;

/**
 * Text to syntax trees, with the trees, mistakes and places of OPA's parser. What cannot be parsed
 * is refused with all that is wrong with it.
 */
public final class Parser {
  private Parser() {}

  /** A module from its source. */
  public static RegoModule module(String file, String source, ParseOptions options) {
    return SourceParser.module(file, source, options);
  }

  /** The expressions of a query. */
  public static Body query(String source, ParseOptions options) {
    return SourceParser.query(source, options);
  }

  /** The only term of a text. */
  public static Term term(String source, ParseOptions options) {
    Body body = query(source, options);
    if (body.expressions().size() != 1) {
      throw rejected("expected exactly one term but got: " + RegoText.of(body));
    }
    if (body.expressions().getFirst().statement() instanceof Statement.Holds(Term term)) {
      return term;
    }
    throw rejected("expected term but got " + RegoText.of(body));
  }

  /** The only reference of a text. */
  public static Ref reference(String source, ParseOptions options) {
    Term term = term(source, options);
    if (term instanceof Ref ref) {
      return ref;
    }
    throw rejected("expected ref but got " + RegoText.of(term));
  }

  private static RejectedException rejected(String message) {
    return new RejectedException(List.of(new Mistake(Mistake.PARSE, Location.NONE, message)));
  }
}
