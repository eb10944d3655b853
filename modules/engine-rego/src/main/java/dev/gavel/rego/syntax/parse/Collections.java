package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.TermOrder;
import dev.gavel.rego.syntax.lex.Token;
import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads arrays, sets, objects and comprehensions. A bar behind the first term makes a comprehension
 * where it can, and only else a union; so the first term is read without operators at first.
 */
final class Collections {
  private final Grammar grammar;
  private final Cursor cursor;

  Collections(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  @Nullable Term array() {
    Location start = cursor.here();
    Term array = arrayAt(start);
    return array == null ? null : placed(array, start);
  }

  @Nullable Term setOrObject() {
    Location start = cursor.here();
    Term term = setOrObjectAt(start);
    return term == null ? null : placed(term, start);
  }

  private Term placed(Term term, Location start) {
    return Nodes.at(term, cursor.span(start, start.offset(), cursor.tokenEnd()));
  }

  private @Nullable Term arrayAt(Location at) {
    cursor.scan();
    if (cursor.at(Token.RIGHT_BRACKET)) {
      return new ArrayTerm(at, List.of());
    }
    boolean mayComprehend = !skipComma();
    Cursor.State start = cursor.save();
    Term head = grammar.terms.term();
    if (head == null) {
      return null;
    }
    switch (cursor.token()) {
      case RIGHT_BRACKET -> {
        return new ArrayTerm(at, List.of(head));
      }
      case COMMA -> {
        cursor.scan();
        return arrayOf(at, items(Token.RIGHT_BRACKET, List.of(head)));
      }
      case OR -> {
        if (mayComprehend) {
          Body body = comprehensionBody(Token.RIGHT_BRACKET);
          if (body != null) {
            return new ArrayComprehension(at, head, body);
          }
          if (!cursor.at(Token.COMMA)) {
            return null;
          }
        }
      }
      default -> {}
    }
    cursor.restore(start);
    return arrayOf(at, items(Token.RIGHT_BRACKET, List.of()));
  }

  private static @Nullable Term arrayOf(Location at, @Nullable List<Term> items) {
    return items == null ? null : new ArrayTerm(at, items);
  }

  private @Nullable Body comprehensionBody(Token end) {
    cursor.scan();
    return grammar.bodies.body(end);
  }

  /** Passes a comma that begins a collection, which was once allowed. */
  private boolean skipComma() {
    if (!cursor.at(Token.COMMA)) {
      return false;
    }
    cursor.scan();
    return true;
  }

  private @Nullable Term setOrObjectAt(Location at) {
    cursor.scan();
    if (cursor.at(Token.RIGHT_BRACE)) {
      return new ObjectTerm(at, List.of());
    }
    boolean mayComprehend = !skipComma();
    Cursor.State start = cursor.save();
    Term head = grammar.terms.term();
    if (head == null) {
      return null;
    }
    switch (cursor.token()) {
      case OR -> {
        if (mayComprehend) {
          return setFromBar(at, start, head);
        }
      }
      case RIGHT_BRACE, COMMA -> {
        return set(at, head);
      }
      case COLON -> {
        return object(at, head, mayComprehend);
      }
      default -> {}
    }
    cursor.restore(start);
    head = grammar.operators.item();
    if (head == null) {
      return null;
    }
    return switch (cursor.token()) {
      case RIGHT_BRACE, COMMA -> set(at, head);
      case COLON -> object(at, head, mayComprehend);
      default -> {
        cursor.illegal("non-terminated set");
        yield null;
      }
    };
  }

  private @Nullable Term set(Location at, Term head) {
    if (cursor.at(Token.RIGHT_BRACE)) {
      return new SetTerm(at, List.of(head));
    }
    cursor.scan();
    return setOf(at, items(Token.RIGHT_BRACE, List.of(head)));
  }

  private @Nullable Term setFromBar(Location at, Cursor.State start, Term head) {
    Body body = comprehensionBody(Token.RIGHT_BRACE);
    if (body != null) {
      return new SetComprehension(at, head, body);
    }
    if (!cursor.at(Token.COMMA)) {
      return null;
    }
    cursor.restore(start);
    return setOf(at, items(Token.RIGHT_BRACE, List.of()));
  }

  private static @Nullable Term setOf(Location at, @Nullable List<Term> items) {
    return items == null ? null : new SetTerm(at, TermOrder.distinct(items));
  }

  private @Nullable Term object(Location at, Term key, boolean mayComprehend) {
    cursor.scan();
    Cursor.State start = cursor.save();
    Term value = grammar.terms.term();
    if (value == null) {
      return null;
    }
    if (mayComprehend) {
      switch (cursor.token()) {
        case RIGHT_BRACE, COMMA -> {
          return finishObject(at, key, value);
        }
        case OR -> {
          Body body = comprehensionBody(Token.RIGHT_BRACE);
          if (body != null) {
            return new ObjectComprehension(at, key, value, body);
          }
        }
        default -> {}
      }
    }
    cursor.restore(start);
    value = grammar.operators.item();
    if (value == null) {
      return null;
    }
    if (cursor.at(Token.RIGHT_BRACE) || cursor.at(Token.COMMA)) {
      return finishObject(at, key, value);
    }
    cursor.illegal("non-terminated object");
    return null;
  }

  private @Nullable Term finishObject(Location at, Term key, Term value) {
    ObjectTerm.Entry first = new ObjectTerm.Entry(key, value);
    if (cursor.at(Token.RIGHT_BRACE)) {
      return new ObjectTerm(at, List.of(first));
    }
    cursor.scan();
    List<ObjectTerm.Entry> entries = entries(first);
    return entries == null ? null : new ObjectTerm(at, TermOrder.sortedByKey(entries));
  }

  private @Nullable List<ObjectTerm.Entry> entries(ObjectTerm.Entry first) {
    List<ObjectTerm.Entry> entries = new ArrayList<>();
    entries.add(first);
    while (!cursor.at(Token.RIGHT_BRACE)) {
      Term key = grammar.operators.item();
      if (key == null) {
        return null;
      }
      if (!cursor.at(Token.COLON)) {
        cursor.illegal("expected \":\"");
        return null;
      }
      cursor.scan();
      Term value = grammar.operators.item();
      if (value == null) {
        return null;
      }
      entries.add(new ObjectTerm.Entry(key, value));
      if (!separated(Token.RIGHT_BRACE)) {
        return null;
      }
    }
    return entries;
  }

  /** Terms with commas between them, after those read already; null when there is a mistake. */
  @Nullable List<Term> items(Token end, List<Term> first) {
    List<Term> items = new ArrayList<>(first);
    while (!cursor.at(end)) {
      Term item = grammar.operators.item();
      if (item == null) {
        return null;
      }
      items.add(item);
      if (!separated(end)) {
        return null;
      }
    }
    return items;
  }

  /** Passes a comma; nothing is to pass at the end. */
  private boolean separated(Token end) {
    if (cursor.at(Token.COMMA)) {
      cursor.scan();
      return true;
    }
    if (cursor.at(end)) {
      return true;
    }
    cursor.illegal("expected \",\" or \"" + end.text() + "\"");
    return false;
  }
}
