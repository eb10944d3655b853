package dev.gavel.rego.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.resolve.CompileOptions;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.parse.Parser;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.RegoModule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequiredCapabilitiesTest {

  @Test
  void what_is_called_and_the_version_are_required() {
    RequiredCapabilities required = required(Dialect.V1, "package x\np if input > 7");

    assertThat(required.builtins()).containsExactly("eq", "gt");
    assertThat(required.features()).containsExactly("rego_v1");
    assertThat(required.futureKeywords()).isEmpty();
  }

  @Test
  void calls_that_compilation_rewrites_are_required_too() {
    RequiredCapabilities required =
        required(Dialect.V1, "package x\np if { print(1); x := input.a; x == 1 }");

    assertThat(required.builtins()).containsExactly("assign", "eq", "equal", "print");
  }

  @Test
  void an_import_of_a_version_is_a_feature_of_older_ones() {
    RequiredCapabilities required =
        required(Dialect.V0, "package x\nimport rego.v1\np if true\nq.r.s := 1");

    assertThat(required.features())
        .containsExactly("rego_v1_import", "rule_head_ref_string_prefixes");
  }

  @Test
  void imported_keywords_are_required() {
    RequiredCapabilities required =
        required(
            Dialect.V1, "package x\nimport future.keywords.not\nimport future.keywords.in\np := 1");

    assertThat(required.futureKeywords()).containsExactly("not");
  }

  @Test
  void open_paths_of_rules_are_a_feature_of_version_0() {
    RequiredCapabilities required = required(Dialect.V0, "package x\nq.r[a].b = 1 { a = input.a }");

    assertThat(required.features()).containsExactly("rule_head_refs");
  }

  private static RequiredCapabilities required(Dialect dialect, String source) {
    List<RegoModule> parsed = List.of(Parser.module("x.rego", source, ParseOptions.of(dialect)));
    Draft draft = new Draft(parsed, CompileOptions.of(Stages.signatures()));
    new Stages(draft, _ -> false).runTo("CheckDeprecatedBuiltins");
    assertThat(draft.mistakes().sorted()).isEmpty();
    return RequiredCapabilities.of(parsed, draft, Map.of("x.rego", dialect));
  }
}
