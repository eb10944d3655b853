package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.lex.Token;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rules that say so by themselves; those without a body are read as expressions first. */
final class Rules {
  private final Grammar grammar;
  private final Cursor cursor;
  private final Heads heads;

  Rules(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.heads = new Heads(grammar);
  }

  /** A rule and those chained to it by further bodies; null when there is none, or a mistake. */
  @Nullable List<ParsedRule> rules() {
    Location start = cursor.here();
    cursor.takeKeywordOfRef();
    boolean isDefault = cursor.at(Token.DEFAULT);
    if (isDefault) {
      cursor.scan();
      cursor.takeKeywordOfRef();
    }
    if (!cursor.at(Token.IDENT)) {
      if (isDefault) {
        new RuleNames(cursor).refuseKeyword(true);
      }
      return null;
    }
    Heading heading = heads.head(isDefault);
    if (heading == null) {
      return null;
    }
    if (isDefault) {
      return new DefaultRules(cursor).isValid(heading, start)
          ? List.of(ParsedRule.ofDefault(start, heading))
          : null;
    }
    return heads.settleOldForms(heading, cursor.at(Token.IF)) ? bodies(start, heading) : null;
  }

  private @Nullable List<ParsedRule> bodies(Location start, Heading heading) {
    Body body;
    if (cursor.at(Token.IF)) {
      heading.usesIf = true;
      cursor.scan();
      body = bodyAfterIf();
    } else if (cursor.at(Token.LEFT_BRACE)) {
      body = bracedBody();
    } else if (heading.usesContains) {
      return List.of(
          new ParsedRule(heading.at, heading, Nodes.impliedBody(start), null, false, true));
    } else {
      return null;
    }
    if (body == null) {
      return null;
    }
    ParsedRule otherwise = null;
    if (cursor.at(Token.ELSE) && !cursor.takeKeywordOfRef()) {
      otherwise = mayHaveElse(heading) ? otherwise(heading) : null;
      if (otherwise == null) {
        return null;
      }
    }
    Location at = cursor.extend(start);
    return chained(new ParsedRule(at, heading, body, otherwise, false, false));
  }

  private @Nullable Body bodyAfterIf() {
    Cursor.State start = cursor.save();
    boolean brace = cursor.at(Token.LEFT_BRACE);
    Expr expr = grammar.bodies.literal();
    boolean setLiteral =
        brace && expr != null && expr.statement() instanceof Statement.Holds(SetTerm _);
    if (expr != null && !setLiteral) {
      return Body.of(expr);
    }
    if (!brace) {
      return null;
    }
    cursor.restore(start);
    return bracedBody();
  }

  private @Nullable Body bracedBody() {
    cursor.scan();
    Body body = grammar.bodies.body(Token.RIGHT_BRACE);
    if (body != null) {
      cursor.scan();
    }
    return body;
  }

  private boolean mayHaveElse(Heading heading) {
    if (heading.reference.size() > 1 && !heading.isGround()) {
      cursor.error("else keyword cannot be used on rules with variables in head");
      return false;
    }
    if (heading.key != null) {
      cursor.error("else keyword cannot be used on multi-value rules");
      return false;
    }
    return true;
  }

  private @Nullable List<ParsedRule> chained(ParsedRule first) {
    List<ParsedRule> rules = new ArrayList<>();
    rules.add(first);
    while (cursor.at(Token.LEFT_BRACE)) {
      if (first.otherwise() != null) {
        cursor.error("expected else keyword");
        return null;
      }
      Location start = cursor.here();
      Body body = bracedBody();
      if (body == null) {
        return null;
      }
      Location at = cursor.extend(start);
      Heading heading = first.heading().copy();
      heading.usesIf = first.heading().usesIf;
      heading.usesContains = first.heading().usesContains;
      heading.renewWildcards(cursor);
      heading.moveTo(at);
      rules.add(new ParsedRule(at, heading, body, null, false, false));
    }
    return rules;
  }

  /** One {@code else}; its place grows to the end of the last one. */
  private record Otherwise(Location start, Heading heading, @Nullable Body body, boolean braced) {}

  private @Nullable ParsedRule otherwise(Heading above) {
    List<Otherwise> chain = new ArrayList<>();
    do {
      Otherwise next = readElse(above);
      if (next == null || chain.size() >= Cursor.MAX_CHAIN) {
        cursor.tooDeep(next != null);
        return null;
      }
      chain.add(next);
    } while (chain.getLast().body() != null && cursor.at(Token.ELSE));
    ParsedRule rule = null;
    for (Otherwise link : chain.reversed()) {
      Location at = cursor.extend(link.start());
      Body body = link.body();
      if (body == null) {
        rule = new ParsedRule(at, link.heading(), Nodes.impliedBody(at), null, false, true);
      } else {
        Body placed = link.braced() ? body : Relocation.body(body, at);
        rule = new ParsedRule(at, link.heading(), placed, rule, false, false);
      }
    }
    return rule;
  }

  private @Nullable Otherwise readElse(Heading above) {
    Location start = cursor.here();
    Heading heading = above.copy();
    heading.impliedValue = false;
    heading.renewWildcards(cursor);
    heading.at = start;
    cursor.scan();
    switch (cursor.token()) {
      case LEFT_BRACE, IF -> {
        heading.impliedValue = true;
        heading.value = Nodes.yes(Location.NONE);
      }
      case ASSIGN, UNIFY -> {
        heading.assigned = cursor.at(Token.ASSIGN);
        cursor.scan();
        Term value = grammar.operators.term();
        if (value == null) {
          return null;
        }
        heading.value = value;
        heading.at = cursor.extend(start);
      }
      default -> {
        cursor.illegal("expected else value term or rule body");
        return null;
      }
    }
    if (!cursor.at(Token.IF) && !cursor.at(Token.LEFT_BRACE)) {
      return new Otherwise(start, heading, null, false);
    }
    boolean braced = isBraceAfterIf(heading);
    Body body = elseBody(braced);
    return body == null ? null : new Otherwise(start, heading, body, braced);
  }

  private boolean isBraceAfterIf(Heading heading) {
    if (cursor.at(Token.IF)) {
      heading.usesIf = true;
      cursor.scan();
    }
    return cursor.at(Token.LEFT_BRACE);
  }

  private @Nullable Body elseBody(boolean braced) {
    if (braced) {
      return bracedBody();
    }
    if (cursor.at(Token.EOF)) {
      cursor.illegal("rule body expected");
      return null;
    }
    Expr expr = grammar.bodies.literal();
    return expr == null ? null : Body.of(expr);
  }
}
