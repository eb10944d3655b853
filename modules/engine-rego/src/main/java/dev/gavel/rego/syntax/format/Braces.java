package dev.gavel.rego.syntax.format;

import dev.gavel.rego.syntax.Infix;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would be read as something else without parentheses. */
final class Braces {
  private Braces() {}

  /** How many operands a function with a sign has; 0 for any other. */
  static int operands(Ref function) {
    if (Nodes.is(function, "internal", "member_3")) {
      return 3;
    }
    boolean infix = Infix.sign(function) != null || Nodes.is(function, "internal", "member_2");
    return infix ? 2 : 0;
  }

  /** Whether a bar would be taken for that of a comprehension. */
  static boolean isUnion(Term term) {
    return term instanceof Call call && Nodes.is(call.function(), "or");
  }

  static boolean isUnion(Expr expr) {
    return expr.statement() instanceof Statement.Calls call
        && Nodes.is(call.function(), "or")
        && call.arguments().size() == 2;
  }

  static boolean isLogical(Expr expr) {
    return expr.statement() instanceof Statement.And || expr.statement() instanceof Statement.Or;
  }

  static boolean isSet(Expr expr) {
    return !expr.negated() && expr.statement() instanceof Statement.Holds(SetTerm _);
  }

  /** Whether an expression is written with a brace first. */
  static boolean leads(Expr expr) {
    return switch (expr.statement()) {
      case Statement.Holds it -> leads(it.term());
      case Statement.Calls it -> {
        Term first = first(it.function(), it.arguments());
        yield first != null && leads(first);
      }
      default -> false;
    };
  }

  /** What is written first of a call that is written with a sign; null for any other. */
  static @Nullable Term first(Ref function, List<Term> arguments) {
    int operands = operands(function);
    if (operands == 0) {
      return null;
    }
    if (arguments.size() == operands) {
      return arguments.getFirst();
    }
    return arguments.size() == operands + 1 ? arguments.getLast() : null;
  }

  private static boolean leads(Term term) {
    return switch (term) {
      case SetTerm set -> !set.items().isEmpty();
      case ObjectTerm _, SetComprehension _, ObjectComprehension _ -> true;
      case Ref ref -> leads(ref.head());
      case Call call ->
          call.arguments().size() == operands(call.function())
              && !call.arguments().isEmpty()
              && leads(call.arguments().getFirst());
      default -> false;
    };
  }

  /** The types of the operands of a function with a sign, as a mistake shows them. */
  static String wanted(Ref function) {
    String sign = String.valueOf(Infix.sign(function));
    return switch (sign) {
      case "=", ":=" -> "any,any";
      case "+", "*", "/", "%" -> "x: number,y: number";
      case "-" -> "x: any<number, set[any]>,y: any<number, set[any]>";
      case "&", "|" -> "x: set[any],y: set[any]";
      case "null" -> operands(function) == 3 ? "any,any,any" : "any,any";
      default -> "x: any,y: any";
    };
  }
}
