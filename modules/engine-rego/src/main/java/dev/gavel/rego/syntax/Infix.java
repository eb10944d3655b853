package dev.gavel.rego.syntax;

import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Var;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that have a sign of their own. */
public final class Infix {
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("eq", "="),
          Map.entry("assign", ":="),
          Map.entry("gt", ">"),
          Map.entry("gte", ">="),
          Map.entry("lt", "<"),
          Map.entry("lte", "<="),
          Map.entry("neq", "!="),
          Map.entry("equal", "=="),
          Map.entry("plus", "+"),
          Map.entry("minus", "-"),
          Map.entry("mul", "*"),
          Map.entry("div", "/"),
          Map.entry("rem", "%"),
          Map.entry("and", "&"),
          Map.entry("or", "|"));

  private Infix() {}

  /** The sign between the two operands of this function, {@code in} apart; null for any other. */
  public static @Nullable String sign(Ref function) {
    return function.parts().size() == 1 && function.head() instanceof Var name
        ? SIGNS.get(name.name())
        : null;
  }

  /** Whether this is a call that can be written with a sign, {@code in} among them. */
  public static boolean isOperator(Ref function, int operands) {
    return (operands == 2 && (sign(function) != null || Nodes.is(function, "internal", "member_2")))
        || (operands == 3 && Nodes.is(function, "internal", "member_3"));
  }
}
