package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.lex.Token;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands right behind a term: dots, brackets, and the arguments of a call. */
final class References {
  private final Grammar grammar;
  private final Cursor cursor;

  References(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  @Nullable Term finish(@Nullable Term head) {
    if (head == null) {
      return null;
    }
    int from = cursor.offset();
    cursor.scanWithSpace();
    return continued(head, from);
  }

  /** As {@link #finish}, where an operator cannot follow. */
  @Nullable Term finishHead(Term head) {
    int from = cursor.offset();
    cursor.scanWithSpace();
    switch (cursor.token()) {
      case ADD, SUB, MUL, QUO, REM, AND, OR, EQUAL, NEQ, GT, GTE, LT, LTE -> cursor.illegal();
      case WHITESPACE -> cursor.scan();
      default -> {}
    }
    return continued(head, from);
  }

  private @Nullable Term continued(Term head, int from) {
    switch (cursor.token()) {
      case LEFT_PAREN, DOT, LEFT_BRACKET -> {
        return reference(head, from);
      }
      case WHITESPACE -> cursor.scan();
      default -> {}
    }
    return Nodes.isRoot(head) ? new Ref(head.at(), List.of(head)) : head;
  }

  private @Nullable Term reference(Term head, int from) {
    if (!cursor.enter()) {
      return null;
    }
    try {
      if (head instanceof Scalar || head instanceof Ref || head instanceof TemplateString) {
        cursor.error(head.at(), "illegal ref (head cannot be " + Nodes.kind(head) + ")");
      }
      return cursor.wrap() ? parts(head, from) : null;
    } finally {
      cursor.leave();
    }
  }

  private @Nullable Term parts(Term head, int from) {
    List<Term> parts = new ArrayList<>();
    parts.add(head);
    while (true) {
      switch (cursor.token()) {
        case DOT -> {
          if (!dot(parts)) {
            return null;
          }
        }
        case LEFT_BRACKET -> {
          if (!bracket(parts)) {
            return null;
          }
        }
        case LEFT_PAREN -> {
          Location at = cursor.span(head.at(), from, cursor.offset());
          return afterCall(call(new Ref(at, parts), from), head.at(), from);
        }
        case WHITESPACE -> {
          int end = cursor.lastEnd();
          cursor.scan();
          return new Ref(cursor.span(head.at(), from, end), parts);
        }
        default -> {
          return new Ref(cursor.span(head.at(), from, cursor.lastEnd()), parts);
        }
      }
    }
  }

  private boolean dot(List<Term> parts) {
    cursor.scanWithSpace();
    if (!cursor.at(Token.IDENT) && !cursor.isKeywordAllowedInRef(cursor.token())) {
      cursor.illegal("expected identifier");
      return false;
    }
    parts.add(Nodes.string(cursor.here(), cursor.literal()));
    cursor.scanWithSpace();
    return true;
  }

  private boolean bracket(List<Term> parts) {
    cursor.scan();
    Term part = grammar.operators.term();
    if (part == null) {
      return false;
    }
    if (!cursor.at(Token.RIGHT_BRACKET)) {
      cursor.illegal("expected [");
      return false;
    }
    parts.add(part);
    cursor.scanWithSpace();
    return true;
  }

  private @Nullable Term afterCall(@Nullable Term call, Location head, int from) {
    Term term = call;
    if (term != null) {
      switch (cursor.token()) {
        case WHITESPACE -> cursor.scan();
        case DOT, LEFT_BRACKET -> term = reference(term, from);
        default -> {}
      }
    }
    return term == null ? null : Nodes.at(term, cursor.span(head, from, cursor.lastEnd()));
  }

  private @Nullable Term call(Ref function, int from) {
    cursor.scan();
    if (cursor.at(Token.RIGHT_PAREN)) {
      Location at = cursor.span(function.at(), from, cursor.tokenEnd());
      cursor.scanWithSpace();
      return Nodes.is(function, "set")
          ? new SetTerm(at, List.of())
          : new Call(at, function, List.of());
    }
    List<Term> arguments = grammar.collections.items(Token.RIGHT_PAREN, List.of());
    if (arguments == null) {
      return null;
    }
    Location at = cursor.span(function.at(), from, cursor.tokenEnd());
    cursor.scanWithSpace();
    return new Call(at, function, arguments);
  }
}
