package dev.gavel.rego.diagnostic;

import java.util.List;

/**
 * One thing that is wrong with a policy or a query.
 *
 * @param code OPA's: {@code rego_parse_error}, {@code rego_type_error}
 * @param details further lines, such as what was had and what was wanted
 */
public record Mistake(String code, Location at, String message, List<String> details) {
  public static final String PARSE = "rego_parse_error";
  public static final String COMPILE = "rego_compile_error";
  public static final String TYPE = "rego_type_error";
  public static final String UNSAFE = "rego_unsafe_var_error";
  public static final String RECURSION = "rego_recursion_error";

  public Mistake {
    details = List.copyOf(details);
  }

  public Mistake(String code, Location at, String message) {
    this(code, at, message, List.of());
  }

  /** As OPA prints it: place, code, message, and the details on lines of their own. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(at.isNone() ? "" : at + ": ").append(code).append(": ").append(message);
    for (String detail : details) {
      text.append("\n\t").append(detail);
    }
    return text.toString();
  }
}
