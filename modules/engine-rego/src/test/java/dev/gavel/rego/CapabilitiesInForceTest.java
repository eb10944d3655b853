package dev.gavel.rego;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.syntax.tree.Dialect;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a place is not capable of is a mistake, in the words of OPA. */
class CapabilitiesInForceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          V1 | keywords_in_refs          |     | p := 1                         | 1 error occurred: rego_parse_error: illegal capabilities: rego_v1 feature required for parsing v1 Rego
          V1 | rego_v1 keywords_in_refs  |     | p := $"x{1}y"                  | template strings are not supported by current capabilities
          V1 | rego_v1                   |     | p := input.not.x.if            | unexpected not keyword: expected identifier
          V1 | rego_v1                   |     | import future.keywords.not     | unexpected keyword, must be one of [contains every if in]
          V1 | rego_v1                   |     | import rego.v2                 | rego.v2
          V0 |                           |     | import rego.v1                 | rego.v1
          V0 | rego_v1_import            | if  | import future.keywords.every   | unexpected keyword, must be one of [if]
          V0 | rego_v1_import            | if  | p.q[x].r { x := "a" }          | rule heads with
          V1 | rego_v1                   |     | p := sum([1])                  | undefined function sum
          """)
  void what_is_missing_is_refused(
      Dialect dialect,
      @Nullable String features,
      @Nullable String keywords,
      String source,
      String words) {
    PoliciesBuilder builder =
        Policies.builder()
            .dialect(dialect)
            .capabilities(capabilities(features, keywords))
            .module("a.rego", "package a\n\n" + source + "\n");
    assertThatThrownBy(builder::compile)
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          V1 | rego_v1                          |    | p := 1
          V1 | rego_v1 template_strings         |    | p := $"x{1}y"
          V1 | rego_v1 keywords_in_refs         |    | p := input.not.x.if
          V0 |                                  | if | import future.keywords.if
          V0 | rule_head_refs                   |    | p.q[x].r { x := "a" }
          """)
  void what_is_there_is_compiled(
      Dialect dialect, @Nullable String features, @Nullable String keywords, String source) {
    Policies policies =
        Policies.builder()
            .dialect(dialect)
            .capabilities(capabilities(features, keywords))
            .module("a.rego", "package a\n\n" + source + "\n")
            .compile();
    assertThat(policies).isNotNull();
  }

  private static Value capabilities(@Nullable String features, @Nullable String keywords) {
    ObjectValue assign =
        (ObjectValue)
            Value.parse(
                """
                {"builtins": [
                  {"name": "assign", "infix": ":=", "decl": {"type": "function",
                   "args": [{"type": "any"}, {"type": "any"}], "result": {"type": "boolean"}}},
                  {"name": "eq", "infix": "=", "decl": {"type": "function",
                   "args": [{"type": "any"}, {"type": "any"}], "result": {"type": "boolean"}}},
                  {"name": "internal.template_string", "decl": {"type": "function",
                   "args": [{"type": "array", "dynamic": {"type": "any"}}],
                   "result": {"type": "string"}}}]}
                """);
    return ObjectValue.builder()
        .put("builtins", assign.get("builtins"))
        .put("features", words(features))
        .put("future_keywords", words(keywords))
        .build();
  }

  private static Value words(@Nullable String words) {
    return ArrayValue.of(
        Arrays.stream(words == null ? new String[0] : words.split(" "))
            .map(StringValue::of)
            .toList());
  }
}
