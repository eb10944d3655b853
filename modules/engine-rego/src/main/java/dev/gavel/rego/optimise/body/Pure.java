package dev.gavel.rego.optimise.body;

import java.util.Set;

/**
 * Built-ins that are computed in no time, and always the same: they can be asked once instead of
 * twice; those that always answer, even where nobody may need it.
 */
public final class Pure {
  private static final Set<String> BUILTINS =
      Set.of(
          "and",
          "array.concat",
          "concat",
          "contains",
          "count",
          "div",
          "endswith",
          "equal",
          "format_int",
          "gt",
          "gte",
          "internal.member_2",
          "internal.member_3",
          "is_array",
          "is_boolean",
          "is_null",
          "is_number",
          "is_object",
          "is_set",
          "is_string",
          "lower",
          "lt",
          "lte",
          "minus",
          "mul",
          "neq",
          "object.get",
          "or",
          "plus",
          "rem",
          "split",
          "startswith",
          "to_number",
          "trim",
          "trim_prefix",
          "trim_space",
          "trim_suffix",
          "type_name",
          "upper");

  private static final Set<String> ALWAYS_ANSWER =
      Set.of(
          "equal",
          "gt",
          "gte",
          "internal.member_2",
          "internal.member_3",
          "is_array",
          "is_boolean",
          "is_null",
          "is_number",
          "is_object",
          "is_set",
          "is_string",
          "lt",
          "lte",
          "neq",
          "type_name");

  private Pure() {}

  /** Whether it has an answer to any arguments. */
  public static boolean cannotFail(String builtin) {
    return ALWAYS_ANSWER.contains(builtin);
  }

  public static boolean is(String builtin) {
    return BUILTINS.contains(builtin);
  }
}
