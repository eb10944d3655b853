package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Infix;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with operands of {@code and}, {@code or} and {@code not}, and how to mend it.
 */
final class LogicMistakes {
  private final Cursor cursor;

  LogicMistakes(Cursor cursor) {
    this.cursor = cursor;
  }

  void withOnOperand(Location with, String operator) {
    cursor.hint(
        "Wrap the operand in `(...)` or `{...}` to scope, or move `with` after the `"
            + operator
            + "` expression to apply it to the whole expression");
    cursor.error(with, "`with` modifier is not allowed on operand of `" + operator + "`");
  }

  void braceLed(Location at, String operand, String operator) {
    cursor.hint("wrap the operand to keep the value: `(" + operand + ") " + operator + " ...`");
    cursor.error(
        at, "operand of `" + operator + "` cannot begin with `{` unless the braces hold a body");
  }

  void bodyInParentheses(Location at, String braces, String prefix) {
    cursor.hint("drop the parens to keep the body: `" + prefix + braces + "`");
    cursor.error(at, "`(...)` in an operand position cannot contain a body");
  }

  /** Braces where a body belongs, which hold this value. */
  void needsBody(Location brace, Term value, String prefix) {
    String operand = cursor.text(brace.offset(), cursor.lastEnd());
    cursor.hint(
        "write `%1$s(%2$s)` to negate the value, or `%1$s{%2$s}` for a body holding it"
            .formatted(prefix, operand));
    cursor.error(
        brace,
        "`{...}` in an operand position must contain expression(s), got: "
            + Nodes.kind(openedBy(value)));
  }

  /** The value that the first brace of a term opens: an infix call begins with its left side. */
  private static Term openedBy(Term term) {
    return term instanceof Call call && Infix.isOperator(call.function(), call.arguments().size())
        ? openedBy(call.arguments().getFirst())
        : term;
  }

  /** Whether a body begins with a union, so that it reads like a comprehension. */
  static boolean isAmbiguousUnion(Body body) {
    Expr first = body.expressions().getFirst();
    return first.statement() instanceof Statement.Calls call
        && Nodes.is(call.function(), "or")
        && call.function().at().text().equals("|")
        && !first.at().text().strip().startsWith("(");
  }

  void ambiguousUnion(Location brace, Body body, String prefix) {
    int from = brace.offset();
    String braces = cursor.text(from, cursor.lastEnd());
    Location union = body.expressions().getFirst().at();
    int unionEnd =
        union.offset() + union.text().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    String parenthesised =
        union.offset() > from && unionEnd <= cursor.lastEnd()
            ? cursor.text(from, union.offset())
                + "("
                + union.text()
                + ")"
                + cursor.text(unionEnd, cursor.lastEnd())
            : braces;
    cursor.hint(
        "write `%1$s(%2$s)` for the comprehension, or `%1$s%3$s` for the set union"
            .formatted(prefix, braces, parenthesised));
    cursor.error(
        brace,
        "ambiguous `{ ... | ... }` operand: read as a body holding a set-union expression, not as a"
            + " comprehension");
  }

  /** Refuses an operand that only calls functions without a value, for it never fails. */
  void checkVoidCalls(Body operand, boolean and) {
    Expr first = firstOfVoidCalls(operand);
    if (first == null || !(first.statement() instanceof Statement.Calls call)) {
      return;
    }
    String name = nameOfVoid(call.function());
    cursor.hint(
        "`"
            + name
            + "` produces no value and always succeeds, so the operand can never fail; move it out"
            + " of the operand, or add an expression that can fail");
    cursor.error(
        first.at(),
        "operand of `" + (and ? "and" : "or") + "` cannot consist only of calls to `" + name + "`");
  }

  private static @Nullable Expr firstOfVoidCalls(Body body) {
    for (Expr expr : body) {
      boolean call =
          !expr.negated()
              && expr.statement() instanceof Statement.Calls calls
              && !nameOfVoid(calls.function()).isEmpty();
      if (!call) {
        return null;
      }
    }
    return body.expressions().getFirst();
  }

  private static String nameOfVoid(Ref function) {
    if (Nodes.is(function, "print")) {
      return "print";
    }
    return Nodes.is(function, "internal", "print") ? "internal.print" : "";
  }
}
