package dev.gavel.rego.syntax.format;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Statement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes {@code and}, {@code or} and {@code not}, with the parentheses they cannot do without. */
final class LogicFormat {
  private final Formatting formatting;
  private final Layout layout;

  LogicFormat(Formatting formatting) {
    this.formatting = formatting;
    this.layout = formatting.layout;
  }

  /** One operand; it has a brace when it is written in braces. */
  record Operand(Body body, @Nullable Location brace, boolean parentheses) {
    Location start() {
      return brace == null ? body.expressions().getFirst().at() : brace;
    }
  }

  /** An operator and what stands to its right. */
  record Step(String operator, Operand right, int leftEnd) {
    boolean breaksLine() {
      return Places.row(right.start()) > leftEnd;
    }
  }

  record Flat(Operand first, List<Step> steps) {}

  void not(Statement.Not not, Location at) throws UnexpectedCommentException {
    layout.commentsBefore(at);
    layout.write("not ");
    List<Expr> expressions = not.body().expressions();
    Expr first = expressions.getFirst();
    if (not.explicit() || expressions.size() > 1) {
      markUnion(first);
      layout.write("{");
      formatting.bodies.tolerant('{', '}', not.body(), at, at);
      boolean oneLine = Places.row(expressions.getLast().at()) == Places.row(at);
      layout.write(oneLine ? " }" : "}");
      return;
    }
    boolean parentheses =
        !first.with().isEmpty()
            || Braces.isLogical(first)
            || first.statement() instanceof Statement.Not
            || Braces.leads(first);
    layout.write(parentheses ? "(" : "");
    tolerant(first);
    layout.write(parentheses ? ")" : "");
  }

  private void tolerant(Expr expr) {
    try {
      formatting.bodies.expr(expr);
    } catch (UnexpectedCommentException e) {
      // What holds the comment was written as it was.
    }
  }

  private void markUnion(Expr expr) {
    if (Braces.isUnion(expr)) {
      formatting.bodies.parenthesise = expr;
    }
  }

  void operators(Expr expr) {
    Flat flat = flatten(expr);
    operand(flat.first());
    boolean indented = false;
    for (Step step : flat.steps()) {
      layout.write(" " + step.operator());
      if (step.breaksLine()) {
        if (!indented) {
          layout.up();
          indented = true;
        }
        layout.endLine();
        layout.startLine();
      } else {
        layout.write(" ");
      }
      operand(step.right());
    }
    if (indented) {
      layout.down();
    }
  }

  private void operand(Operand operand) {
    List<Expr> expressions = operand.body().expressions();
    if (operand.brace() == null) {
      layout.write(operand.parentheses() ? "(" : "");
      tolerant(expressions.getFirst());
      layout.write(operand.parentheses() ? ")" : "");
      return;
    }
    markUnion(expressions.getFirst());
    layout.write("{");
    formatting.bodies.tolerant('{', '}', operand.body(), operand.brace(), operand.brace());
    boolean oneLine = Places.row(expressions.getLast().at()) == Places.row(operand.brace());
    layout.write(oneLine ? " }" : "}");
  }

  /** A chain that groups to the left, as a list. */
  static Flat flatten(Expr expr) {
    return switch (expr.statement()) {
      case Statement.And it ->
          flatten(expr, "and", it.left(), it.right(), it.explicitLeft(), it.explicitRight());
      case Statement.Or it ->
          flatten(expr, "or", it.left(), it.right(), it.explicitLeft(), it.explicitRight());
      default -> throw new IllegalStateException("no operator");
    };
  }

  private static Flat flatten(
      Expr expr, String operator, Body left, Body right, boolean bracedLeft, boolean bracedRight) {
    Operand last = operand(right, bracedRight, operator, true, expr.at());
    Expr first = left.expressions().getFirst();
    boolean nested =
        !bracedLeft
            && left.expressions().size() == 1
            && Braces.isLogical(first)
            && !needsParentheses(first, operator, false);
    if (nested) {
      Flat flat = flatten(first);
      List<Step> steps = new ArrayList<>(flat.steps());
      steps.add(new Step(operator, last, endRow(left)));
      return new Flat(flat.first(), steps);
    }
    Operand only = operand(left, bracedLeft, operator, false, expr.at());
    return new Flat(only, List.of(new Step(operator, last, endRow(only))));
  }

  private static Operand operand(
      Body body, boolean braced, String operator, boolean right, Location node) {
    if (braced || body.expressions().size() != 1) {
      return new Operand(body, brace(node, body), false);
    }
    Expr only = body.expressions().getFirst();
    return new Operand(body, null, needsParentheses(only, operator, right));
  }

  private static boolean needsParentheses(Expr expr, String operator, boolean right) {
    if (!expr.with().isEmpty()) {
      return true;
    }
    return switch (expr.statement()) {
      case Statement.Or _ -> operator.equals("and") || right;
      case Statement.And _ -> operator.equals("and") && right;
      default -> Braces.leads(expr);
    };
  }

  private static int endRow(Operand operand) {
    if (operand.brace() != null) {
      Location close = Places.closing('{', '}', operand.brace());
      if (!Places.isNowhere(close)) {
        return close.row();
      }
    }
    return endRow(operand.body());
  }

  private static int endRow(Body body) {
    Location at = body.expressions().getLast().at();
    return Places.row(at) + Places.lineBreaks(at.text().stripTrailing());
  }

  /** The brace before the first expression of an operand. */
  private static Location brace(Location node, Body body) {
    byte[] text = node.text().getBytes(StandardCharsets.UTF_8);
    int from = body.expressions().getFirst().at().offset() - node.offset();
    for (int i = Math.min(from, text.length) - 1; i >= 0; i--) {
      if (text[i] == '{') {
        String before = new String(text, 0, i, StandardCharsets.UTF_8);
        String rest = new String(Arrays.copyOfRange(text, i, text.length), StandardCharsets.UTF_8);
        int row = node.row() + Places.lineBreaks(before);
        return new Location(node.file(), row, node.column(), node.offset() + i, rest);
      }
    }
    return node;
  }

  /** Puts in parentheses the union that a body would begin with. */
  void markUnionLead(Expr expr) {
    if (expr.negated()) {
      return;
    }
    if (Braces.isLogical(expr)) {
      Operand first = flatten(expr).first();
      if (first.brace() == null && !first.parentheses()) {
        markUnionLead(first.body().expressions().getFirst());
      }
      return;
    }
    if (Braces.isUnion(expr)) {
      formatting.bodies.parenthesise = expr;
    } else if (expr.statement() instanceof Statement.Calls call) {
      var lead = Braces.first(call.function(), call.arguments());
      if (lead != null && Braces.isUnion(lead)) {
        formatting.terms.parenthesise = lead;
      }
    }
  }
}
