package dev.gavel.rego.syntax.format;

import static dev.gavel.rego.syntax.tree.walk.Identity.same;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Infix;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.With;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes expressions and bodies. Blank lines between expressions stay, one of several. */
final class BodyFormat {
  private final Formatting formatting;
  private final Layout layout;

  /** The next expression to stand in parentheses, without what it replaces. */
  @Nullable Expr parenthesise;

  BodyFormat(Formatting formatting) {
    this.formatting = formatting;
    this.layout = formatting.layout;
  }

  private TermFormat terms() {
    return formatting.terms;
  }

  /** Expressions on lines of their own. */
  void body(Body body) throws UnexpectedCommentException {
    layout.commentsBefore(body.expressions().getFirst().at());
    Expr previous = null;
    for (Expr expr : body) {
      if (previous != null && Places.row(expr.at()) > Places.endRow(previous.at()) + 1) {
        layout.blankLine();
      }
      layout.startLine();
      try {
        expr(expr);
      } catch (UnexpectedCommentException e) {
        // What holds the comment was written as it was.
      }
      layout.endLine();
      previous = expr;
    }
  }

  void expr(Expr expr) throws UnexpectedCommentException {
    boolean wrapped = same(parenthesise, expr);
    if (wrapped) {
      parenthesise = null;
    }
    layout.commentsBefore(expr.at());
    layout.startLineUnlessIn();
    boolean negatedBrace =
        expr.negated()
            && (Braces.isLogical(expr) || (formatting.style.second() && Braces.leads(expr)));
    layout.write(expr.negated() ? "not " : "");
    layout.write(negatedBrace ? "(" : "");
    layout.write(wrapped ? "(" : "");
    statement(expr);
    layout.write(wrapped ? ")" : "");
    layout.write(negatedBrace ? ")" : "");
    withs(expr);
  }

  private void statement(Expr expr) throws UnexpectedCommentException {
    switch (expr.statement()) {
      case Statement.Holds it -> terms().term(it.term());
      case Statement.Calls it -> call(it);
      case Statement.Some it -> terms().forgetting(() -> some(it));
      case Statement.Every it -> terms().forgetting(() -> every(it, expr.at()));
      case Statement.Not it -> terms().forgetting(() -> formatting.logic.not(it, expr.at()));
      case Statement.And _, Statement.Or _ ->
          terms().forgetting(() -> formatting.logic.operators(expr));
    }
  }

  private void call(Statement.Calls call) throws UnexpectedCommentException {
    Ref function = call.function();
    List<Term> arguments = call.arguments();
    int operands = Braces.operands(function);
    if (operands == 0) {
      terms().forgetting(() -> terms().plainCall(function, arguments));
      return;
    }
    String sign = Infix.sign(function);
    if (sign == null) {
      terms().membership(function, arguments, false);
      return;
    }
    if (arguments.size() == operands + 1) {
      terms().forgetting(() -> terms().term(arguments.get(2)));
      layout.write(" = ");
    } else if (arguments.size() != operands) {
      terms().refuse(function, arguments, function.at());
      terms().forgetting(() -> terms().plainCall(function, arguments));
      return;
    }
    terms().forgetting(() -> terms().term(arguments.get(0)));
    layout.write(" " + sign + " ");
    terms().term(arguments.get(1));
  }

  private void withs(Expr expr) throws UnexpectedCommentException {
    int row = endOfTerms(expr);
    boolean indented = false;
    boolean first = true;
    try {
      for (With with : expr.with()) {
        boolean down = Places.row(with.at()) > row;
        boolean beside = first && Places.row(with.at()) == row;
        if (down && !beside) {
          if (!indented) {
            layout.up();
            indented = true;
          }
          layout.endLine();
          layout.startLine();
        }
        if (down || beside) {
          row = Places.row(with.at());
        }
        with(with, down && !beside);
        first = false;
      }
    } finally {
      if (indented) {
        layout.down();
      }
    }
  }

  private void with(With with, boolean ownLine) throws UnexpectedCommentException {
    terms()
        .forgetting(
            () -> {
              layout.commentsBefore(with.at());
              layout.write(ownLine ? "with " : " with ");
              terms().term(with.target());
            });
    layout.write(" as ");
    try {
      terms().term(with.value());
    } catch (UnexpectedCommentException e) {
      // The value was written as it was.
    }
  }

  /** The row where an expression ends, without what it replaces. */
  private static int endOfTerms(Expr expr) {
    Location at = expr.at();
    String text = at.text();
    if (!expr.with().isEmpty()) {
      text = upTo(text, expr.with().getFirst().at().offset() - at.offset());
    }
    return Places.row(at) + Places.lineBreaks(text.stripTrailing());
  }

  private static String upTo(String text, int bytes) {
    byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return bytes > 0 && bytes <= utf8.length
        ? new String(utf8, 0, bytes, java.nio.charset.StandardCharsets.UTF_8)
        : text;
  }

  private void some(Statement.Some some) throws UnexpectedCommentException {
    layout.commentsBefore(some.at());
    layout.write("some ");
    int row = Places.row(some.at());
    List<Term> symbols = some.symbols();
    for (int i = 0; i < symbols.size(); i++) {
      Term symbol = symbols.get(i);
      if (symbol instanceof Call call) {
        terms().membership(call.function(), call.arguments(), false);
        continue;
      }
      if (Places.row(symbol.at()) > row) {
        layout.endLine();
        layout.startLine();
        layout.write("\t");
        row = Places.row(symbol.at());
      } else if (i > 0) {
        layout.write(" ");
      }
      terms().term(symbol);
      layout.write(i < symbols.size() - 1 ? "," : "");
    }
  }

  private void every(Statement.Every every, Location at) throws UnexpectedCommentException {
    layout.commentsBefore(at);
    layout.write("every ");
    if (every.key() != null) {
      terms().term(every.key());
      layout.write(", ");
    }
    terms().term(every.value());
    layout.write(" in ");
    terms().term(every.domain());
    layout.write(" {");
    tolerant('{', '}', every.body(), at, at);
    List<Expr> expressions = every.body().expressions();
    boolean oneLine =
        expressions.size() == 1
            && Places.row(expressions.getFirst().at()) == Places.row(every.at());
    layout.write(oneLine ? " }" : "}");
  }

  /** A body in braces, in which comments may stand where they like. */
  void tolerant(char open, char close, Body body, Location before, Location around) {
    try {
      inBraces(open, close, body, before, around);
    } catch (UnexpectedCommentException e) {
      // What holds the comment was written as it was.
    }
  }

  /** A body on the line of what stands before it, or else on lines of its own. */
  void inBraces(char open, char close, Body body, Location before, Location around)
      throws UnexpectedCommentException {
    List<Expr> expressions = body.expressions();
    boolean onLines =
        Places.row(expressions.getFirst().at()) > Places.row(before)
            || Grouping.lines(expressions, Expr::at, Grouping.arePlaced(body), before).size() > 1;
    try {
      if (onLines) {
        layout.endLine();
        layout.up();
        body(body);
      } else {
        layout.write(" ");
        for (int i = 0; i < expressions.size(); i++) {
          layout.write(i > 0 ? "; " : "");
          expr(expressions.get(i));
        }
      }
      terms().forgetting(() -> layout.commentsBefore(Places.closing(open, close, around)));
    } finally {
      if (onLines) {
        layout.down();
        layout.startLine();
      }
    }
  }
}
