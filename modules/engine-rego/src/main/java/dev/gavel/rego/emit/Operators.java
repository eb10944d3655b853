package dev.gavel.rego.emit;

import dev.gavel.rego.plan.Stmt;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Built-ins that emitted code calls by a way of their own; see {@code Operating}. */
final class Operators {
  private static final Map<String, String> TESTS =
      Map.ofEntries(
          Map.entry("lt", "less"),
          Map.entry("lte", "lessOrEqual"),
          Map.entry("gt", "greater"),
          Map.entry("gte", "greaterOrEqual"),
          Map.entry("equal", "equal"),
          Map.entry("neq", "different"),
          Map.entry("startswith", "startsWith"),
          Map.entry("endswith", "endsWith"),
          Map.entry("internal.member_2", "isElement"));
  private static final Map<String, String> VALUES =
      Map.of(
          "plus", "plus", "minus", "minus", "mul", "times", "rem", "remainder", "count", "count");

  private Operators() {}

  /** The method that tells whether the call gives true; null when there is none. */
  static @Nullable String test(Stmt.Call call) {
    return call.arguments().size() == 2 ? TESTS.get(call.function()) : null;
  }

  /** The method that gives the value; null when there is none. */
  static @Nullable String value(Stmt.Call call) {
    int arguments = call.function().equals("count") ? 1 : 2;
    return call.arguments().size() == arguments ? VALUES.get(call.function()) : null;
  }

  /** The method that gives what a tally comes to. */
  static String end(Stmt.Call call) {
    return switch (call.function()) {
      case "count" -> "counted";
      case "sum" -> "summed";
      default -> "best";
    };
  }
}
