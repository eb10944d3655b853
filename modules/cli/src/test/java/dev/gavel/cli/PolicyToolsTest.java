package dev.gavel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gavel fmt}, {@code parse}, {@code plan} and {@code inspect}. */
class PolicyToolsTest {
  private static final String POLICY =
      """
      package authz

      # METADATA
      # title: Who may
      # description: Administrators may
      # entrypoint: true
      allow if input.user in data.admins
      """;
  private static final String UNTIDY = "package b\np  if {  input.x==1 }\n";
  private static final String TIDY = "package b\n\np if input.x == 1\n";

  @TempDir private Path directory;
  private Path policy = Path.of("");

  @BeforeEach
  void write() throws IOException {
    policy = Files.writeString(directory.resolve("authz.rego"), POLICY);
    Files.writeString(directory.resolve("data.json"), "{\"admins\": [\"alice\"]}");
  }

  @Test
  void fmt_prints_a_policy_laid_out() {
    assertThat(Gavel.runWithInput(UNTIDY, "fmt")).isEqualTo(new Gavel(0, TIDY, ""));
    assertThat(Gavel.runWithInput("package b\np { true }\n", "fmt", "--v0-v1").out())
        .isEqualTo("package b\n\nimport rego.v1\n\np := true\n");
  }

  @Test
  void fmt_names_shows_and_changes_what_is_not_laid_out() throws IOException {
    Path untidy = Files.writeString(directory.resolve("b.rego"), UNTIDY);
    String all = directory.toString();
    assertThat(Gavel.run("fmt", "-l", "--fail", all)).isEqualTo(new Gavel(1, untidy + "\n", ""));
    assertThat(Gavel.run("fmt", "-d", all).out())
        .isEqualTo(untidy + "\n package b\n-p  if {  input.x==1 }\n+\n+p if input.x == 1\n");
    assertThat(Gavel.run("fmt", "--fail", untidy.toString()).err()).contains("gavel fmt -w");
    assertThat(Gavel.run("fmt", "-w", all)).isEqualTo(new Gavel(0, "", ""));
    assertThat(untidy).hasContent(TIDY);
    assertThat(policy).hasContent(POLICY);
    assertThat(Gavel.run("fmt", "-l", "--fail", all)).isEqualTo(new Gavel(0, "", ""));
  }

  @Test
  void fmt_and_parse_tell_what_cannot_be_read() {
    for (String command : new String[] {"fmt", "parse"}) {
      Gavel gavel = Gavel.runWithInput("package a\n\np :=\n", command, "-");
      assertThat(gavel.exitCode()).isEqualTo(1);
      assertThat(gavel.err()).contains("standard input:4: rego_parse_error: unexpected eof token");
    }
  }

  @Test
  void parse_prints_a_tree() {
    assertThat(Gavel.runWithInput("package a\n\np := [x | x := 1] # one\n", "parse", "-").out())
        .isEqualTo(
            """
            module
             package
              ref
               data
               "a"
             rule
              head
               ref
                p
               arraycomprehension
                x
                body
                 expr index=0
                  ref
                   assign
                  x
                  1
              body
               expr index=0
                true
             comment
            """);
  }

  @Test
  void parse_prints_json_with_what_is_asked_for() {
    String source = "package a # one\n";
    String bare = Gavel.runWithInput(source, "parse", "-", "-f", "json").out();
    assertThat(bare).contains("\"comments\"").doesNotContain("\"location\"");
    String[] other = {"parse", "-", "-f", "json", "--json-include", "locations,-comments"};
    String located = Gavel.runWithInput(source, other).out();
    assertThat(located).contains("\"location\"").doesNotContain("\"comments\"");
    assertThat(Gavel.runWithInput(source, "parse", "-", "--json-include", "colours").exitCode())
        .isEqualTo(2);
  }

  @Test
  void plan_prints_what_an_entry_point_does() {
    String text = Gavel.run("plan", "-e", "authz/allow", directory.toString()).out();
    assertThat(text).startsWith("plan authz/allow\n").contains("function g0.data.authz.allow");
    Gavel json = Gavel.run("plan", "-f", "json", directory.toString());
    assertThat(((ObjectValue) Value.parse(json.out())).has("static")).isTrue();
  }

  @Test
  void plan_writes_a_bundle_that_answers() {
    Path bundle = directory.resolve("bundle.tar.gz");
    Gavel gavel =
        Gavel.run("plan", "-e", "authz/allow", "-o", bundle.toString(), directory.toString());
    assertThat(gavel).isEqualTo(new Gavel(0, "", ""));
    Policies policies = Policies.of(bundle);
    assertThat(policies.entryPoint("authz/allow").isTrue(Map.of("user", "alice"))).isTrue();
    assertThat(policies.query("data.authz.allow").isTrue(Map.of("user", "alice"))).isTrue();
    assertThat(policies.query("data.authz.allow").isTrue(Map.of("user", "bob"))).isFalse();
  }

  @Test
  void plan_says_what_is_no_entry_point() {
    assertThat(Gavel.run("plan", "-e", "authz/nothing", directory.toString()).err())
        .isEqualTo(
            "gavel: entrypoint \"authz/nothing\" does not refer to a rule or policy decision\n");
    assertThat(Gavel.run("plan", directory.resolve("data.json").toString()).err())
        .startsWith("gavel: a plan needs an entry point");
  }

  @Test
  void inspect_tells_what_there_is() {
    String text = Gavel.run("inspect", "-a", directory.toString()).out();
    assertThat(text)
        .contains("│ data       │ " + directory.resolve("data.json"))
        .contains("│ data.authz │ " + policy)
        .contains("ENTRY POINTS:\nauthz/allow\n")
        .contains("internal.member_2")
        .contains("Who may\n=======\n\nAdministrators may\n")
        .contains("Location: " + policy + ":7");
    assertThat(Gavel.run("inspect", directory.toString()).out()).doesNotContain("Who may");
  }

  @Test
  void inspect_prints_json_as_opa_does() {
    Gavel gavel = Gavel.run("inspect", "-a", "-f", "json", directory.toString());
    ObjectValue json = (ObjectValue) Value.parse(gavel.out());
    assertThat(json.toString())
        .startsWith("{\"manifest\":{\"revision\":\"\",\"roots\":[\"\"]},\"signatures_config\":{},")
        .contains("\"title\":\"Who may\"")
        .contains("\"features\":[\"rego_v1\"]");
  }
}
