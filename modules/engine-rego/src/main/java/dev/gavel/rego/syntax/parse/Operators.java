package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.lex.Token;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads terms with infix operators between them, which become calls of built-in functions. */
final class Operators {
  private static final int NONE = -1;
  private static final int RELATION = 0;
  private static final int FACTOR = 4;

  private final Grammar grammar;
  private final Cursor cursor;

  Operators(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** A term in which {@code key, value in xs} may stand. */
  @Nullable Term term() {
    return membership(true);
  }

  /** A term of a list, whose commas separate. */
  @Nullable Term item() {
    return membership(false);
  }

  private @Nullable Term membership(boolean keyed) {
    int from = cursor.offset();
    int outer = cursor.beginTerm();
    Term left = infix(RELATION, from);
    while (left != null) {
      Term call = keyed && cursor.at(Token.COMMA) ? keyedMember(left, from) : null;
      if (call == null) {
        cursor.takeKeywordOfRef();
        call = cursor.at(Token.IN) ? member(left, from) : null;
      }
      if (call == null) {
        break;
      }
      left = call;
      if (!cursor.wrap()) {
        return null;
      }
      if (!cursor.at(Token.IN)) {
        break;
      }
    }
    cursor.endTerm(outer);
    return left;
  }

  private @Nullable Term keyedMember(Term key, int from) {
    Cursor.State start = cursor.save();
    cursor.scan();
    Term value = infix(RELATION, from);
    if (value != null && cursor.at(Token.IN)) {
      Ref function = member("member_3");
      Term collection = infix(RELATION, cursor.offset());
      if (collection != null) {
        Location at = cursor.span(key.at(), from, cursor.lastEnd());
        return new Call(at, function, List.of(key, value, collection));
      }
    }
    cursor.restore(start);
    return null;
  }

  private @Nullable Term member(Term item, int from) {
    Ref function = member("member_2");
    Term collection = infix(RELATION, cursor.offset());
    if (collection == null) {
      return null;
    }
    Location at = cursor.span(item.at(), from, cursor.lastEnd());
    return new Call(at, function, List.of(item, collection));
  }

  private Ref member(String name) {
    Location here = cursor.here();
    cursor.scan();
    return new Ref(here, List.of(new Var(here, "internal"), Nodes.string(here, name)));
  }

  /** An operator that this token is, as the function it calls; passes it. */
  Ref operator() {
    Location here = cursor.here();
    Ref function = new Ref(here, List.of(new Var(here, cursor.token().text())));
    cursor.scan();
    return function;
  }

  /** Operators that bind at least so much; the tighter never wait to the right of the looser. */
  private @Nullable Term infix(int loosest, int from) {
    int outer = cursor.beginTerm();
    Term left = grammar.terms.term();
    int tightest = FACTOR;
    while (left != null) {
      int level = level(cursor.token());
      if (level < loosest || level > tightest) {
        break;
      }
      Ref function = operator();
      Term right = level == FACTOR ? grammar.terms.term() : infix(level + 1, cursor.offset());
      if (right == null) {
        tightest = level - 1;
      } else {
        Location at = cursor.span(left.at(), from, cursor.lastEnd());
        left = cursor.wrap() ? new Call(at, function, List.of(left, right)) : null;
        tightest = level;
      }
    }
    cursor.endTerm(outer);
    return left;
  }

  private static int level(Token token) {
    return switch (token) {
      case EQUAL, NEQ, LT, GT, LTE, GTE -> RELATION;
      case OR -> 1;
      case AND -> 2;
      case ADD, SUB -> 3;
      case MUL, QUO, REM -> FACTOR;
      default -> NONE;
    };
  }
}
