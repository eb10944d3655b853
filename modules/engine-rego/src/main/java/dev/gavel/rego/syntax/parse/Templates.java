package dev.gavel.rego.syntax.parse;

import static dev.gavel.rego.syntax.tree.walk.Identity.same;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.lex.Token;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads template strings. A string written as an expression is a text like any other. */
final class Templates {
  private final Grammar grammar;
  private final Cursor cursor;

  Templates(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  @Nullable Term template(boolean raw) {
    Location start = cursor.here();
    if (!cursor.options().knows(ParseOptions.TEMPLATE_STRINGS)) {
      cursor.error(start, "template strings are not supported by current capabilities");
      return null;
    }
    List<TemplateString.Part> parts = new ArrayList<>();
    while (true) {
      if (!text(parts)) {
        return null;
      }
      if (cursor.at(Token.TEMPLATE_END) || cursor.at(Token.RAW_TEMPLATE_END)) {
        Location whole = cursor.span(start, start.offset(), cursor.tokenEnd());
        return new TemplateString(whole, parts, raw);
      }
      if (!hole(parts)) {
        return null;
      }
      cursor.scanTemplate(raw);
    }
  }

  private boolean text(List<TemplateString.Part> parts) {
    String literal = cursor.literal();
    String text;
    switch (cursor.token()) {
      case TEMPLATE_PART, TEMPLATE_END -> {
        text = Terms.unquote('"' + inner(literal) + '"');
        if (text == null) {
          cursor.error("illegal template-string part: " + literal);
          return false;
        }
      }
      case RAW_TEMPLATE_PART, RAW_TEMPLATE_END -> text = inner(literal);
      default -> {
        cursor.error("expected template-string part");
        return false;
      }
    }
    if (!text.isEmpty()) {
      parts.add(new TemplateString.Text(cursor.here(), text));
    }
    return true;
  }

  private static String inner(String literal) {
    return literal.length() < 2 ? "" : literal.substring(1, literal.length() - 1);
  }

  private boolean hole(List<TemplateString.Part> parts) {
    Object comments = cursor.lastComment();
    cursor.scan();
    boolean commented = !same(cursor.lastComment(), comments);
    Expr expr = grammar.bodies.literal();
    if (expr == null) {
      cursor.error("invalid template-string expression");
      return false;
    }
    String refusal = refusal(expr);
    if (!refusal.isEmpty()) {
      cursor.error(expr.at(), "unexpected " + refusal + " in template-string expression");
      return false;
    }
    parts.add(commented ? new TemplateString.Hole(expr) : part(expr));
    if (!cursor.at(Token.RIGHT_BRACE)) {
      cursor.error("expected } to end template string expression");
      return false;
    }
    return true;
  }

  private static String refusal(Expr expr) {
    if (expr.negated()) {
      return "negation ('not')";
    }
    if (Nodes.calls(expr.statement(), "eq")) {
      return "unification ('=')";
    }
    if (Nodes.calls(expr.statement(), "assign")) {
      return "assignment (':=')";
    }
    return switch (expr.statement()) {
      case Statement.Every _ -> "'every'";
      case Statement.Some _ -> "'some'";
      default -> "";
    };
  }

  private static TemplateString.Part part(Expr expr) {
    if (expr.statement() instanceof Statement.Holds(Scalar scalar)) {
      return scalar.value() instanceof StringValue text
          ? new TemplateString.Text(scalar.at(), text.text())
          : new TemplateString.Hole(Expr.of(scalar.at(), expr.statement()));
    }
    return new TemplateString.Hole(expr);
  }
}
