package dev.gavel.rego.syntax.parse;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.lex.Token;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one term: no operator, but all that brackets, dots and parentheses make of it. */
final class Terms {
  private static final int MAX_BINARY_EXPONENT = 100_000;
  private static final double BITS_PER_DIGIT = 3.321928094887362;

  private final Grammar grammar;
  private final Cursor cursor;

  Terms(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  @Nullable Term term() {
    if (!cursor.enter()) {
      return null;
    }
    try {
      Cursor.Reading before = cursor.reading();
      if (before != null) {
        cursor.restore(before.after());
        cursor.addHeight(before.height());
        return before.term();
      }
      int from = cursor.offset();
      int outer = cursor.beginTerm();
      Term term = readTerm();
      cursor.remember(from, term);
      cursor.endTerm(outer);
      return term;
    } finally {
      cursor.leave();
    }
  }

  private @Nullable Term readTerm() {
    boolean operatorName = cursor.at(Token.LOGICAL_AND) || cursor.at(Token.LOGICAL_OR);
    if (operatorName && cursor.peekWithSpace() == Token.LEFT_PAREN) {
      cursor.takeAsName();
    }
    Location here = cursor.here();
    if (cursor.at(Token.SUB) && isNameAhead()) {
      cursor.scan();
      return negation(here, grammar.references.finish(variable()));
    }
    return grammar.references.finish(plainTerm(here));
  }

  private boolean isNameAhead() {
    Token next = cursor.peek();
    return next == Token.IDENT || next == Token.CONTAINS;
  }

  private @Nullable Term negation(Location minus, @Nullable Term term) {
    if (term == null || !cursor.wrap()) {
      return null;
    }
    Ref function = new Ref(Location.NONE, List.of(new Var(Location.NONE, "minus")));
    Term zero = new Scalar(minus, NumberValue.of(0));
    return new Call(cursor.extend(minus), function, List.of(zero, term));
  }

  private @Nullable Term plainTerm(Location here) {
    return switch (cursor.token()) {
      case NULL -> new Scalar(here, NullValue.NULL);
      case TRUE -> new Scalar(here, BooleanValue.TRUE);
      case FALSE -> new Scalar(here, BooleanValue.FALSE);
      case SUB, DOT, NUMBER -> number();
      case STRING -> string(here);
      case TEMPLATE_PART, TEMPLATE_END -> grammar.templates.template(false);
      case RAW_TEMPLATE_PART, RAW_TEMPLATE_END -> grammar.templates.template(true);
      case IDENT, CONTAINS -> variable();
      case LEFT_BRACKET -> grammar.collections.array();
      case LEFT_BRACE -> grammar.collections.setOrObject();
      case LEFT_PAREN -> parenthesised();
      default -> {
        cursor.illegal();
        yield null;
      }
    };
  }

  Var variable() {
    Location here = cursor.here();
    return cursor.literal().equals("_") ? wildcard(here) : new Var(here, cursor.literal());
  }

  Var wildcard(Location at) {
    return new Var(at, Var.WILDCARD_PREFIX + cursor.nextWildcard());
  }

  private @Nullable Term parenthesised() {
    int from = cursor.offset();
    cursor.scan();
    Term inner = grammar.operators.term();
    if (inner == null) {
      return null;
    }
    if (!cursor.at(Token.RIGHT_PAREN)) {
      cursor.error("non-terminated expression");
      return null;
    }
    Location wide = cursor.span(inner.at(), from, cursor.tokenEnd());
    if (inner instanceof Ref ref && ref.parts().size() == 1) {
      return new Ref(wide, List.of(Nodes.at(ref.head(), wide)));
    }
    return Nodes.at(inner, wide);
  }

  private @Nullable Term string(Location here) {
    String literal = cursor.literal();
    if (literal.startsWith("`")) {
      return literal.length() < 2
          ? null
          : Nodes.string(here, literal.substring(1, literal.length() - 1));
    }
    String text = unquote(literal);
    if (text == null) {
      cursor.error("illegal string literal: " + literal);
      return null;
    }
    return Nodes.string(here, text);
  }

  /** What a string in quotes stands for; null when an escape in it is wrong. */
  static @Nullable String unquote(String literal) {
    if (literal.indexOf('\\') < 0) {
      return literal.length() < 2 ? literal : literal.substring(1, literal.length() - 1);
    }
    try {
      byte[] json = literal.getBytes(StandardCharsets.UTF_8);
      return JsonReader.read(json) instanceof StringValue text ? text.text() : null;
    } catch (JsonException wrongEscape) {
      return null;
    }
  }

  private @Nullable Term number() {
    Location here = cursor.here();
    String prefix = "";
    if (cursor.at(Token.SUB)) {
      prefix = "-";
      cursor.scan();
      if (!cursor.at(Token.NUMBER) && !cursor.at(Token.DOT)) {
        cursor.illegal("expected number");
        return null;
      }
    }
    boolean fraction = cursor.at(Token.DOT);
    if (fraction) {
      prefix += "0.";
      cursor.scan();
      if (!cursor.at(Token.NUMBER)) {
        cursor.illegal("expected number");
        return null;
      }
    }
    String digits = cursor.literal();
    if (!fraction && hasLeadingZero(digits)) {
      cursor.illegal("expected number without leading zero");
      return null;
    }
    return number(here, prefix + digits);
  }

  private static boolean hasLeadingZero(String digits) {
    if (digits.length() < 2 || digits.charAt(0) != '0') {
      return false;
    }
    char second = digits.charAt(1);
    return second != '.' && (digits.length() < 3 || (second != 'e' && second != 'E'));
  }

  private @Nullable Term number(Location at, String text) {
    if (isTooBig(text)) {
      cursor.error("number too big");
      return null;
    }
    try {
      return new Scalar(at, NumberValue.parse(text));
    } catch (NumberFormatException invalid) {
      cursor.illegal("invalid float");
      return null;
    }
  }

  /** Whether the number would take more bits than any use of it could want. */
  private static boolean isTooBig(String text) {
    int mantissaEnd = Math.max(text.indexOf('e'), text.indexOf('E'));
    String mantissa = mantissaEnd < 0 ? text : text.substring(0, mantissaEnd);
    int first = firstNonZero(mantissa);
    if (first < 0) {
      return false;
    }
    int point = mantissa.indexOf('.') < 0 ? mantissa.length() : mantissa.indexOf('.');
    long magnitude = (long) point - first + (first > point ? 1 : 0);
    if (mantissaEnd >= 0) {
      magnitude += exponent(text.substring(mantissaEnd + 1));
    }
    return Math.abs(magnitude) * BITS_PER_DIGIT > MAX_BINARY_EXPONENT;
  }

  private static int firstNonZero(String mantissa) {
    for (int i = 0; i < mantissa.length(); i++) {
      if (mantissa.charAt(i) >= '1' && mantissa.charAt(i) <= '9') {
        return i;
      }
    }
    return -1;
  }

  private static long exponent(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException tooLong) {
      return Integer.MAX_VALUE;
    }
  }
}
