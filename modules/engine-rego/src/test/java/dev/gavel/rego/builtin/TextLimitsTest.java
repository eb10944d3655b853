package dev.gavel.rego.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Permissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLimitsTest {
  private static final Limits SMALL = Limits.DEFAULT.withSteps(1_000_000).withBytes(8L << 20);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "net.cidr_expand(\"0.0.0.0/0\")",
        "net.cidr_expand(\"2001:db8::/32\")",
        "strings.render_template(\"{{range 999999999}}{{range 999999999}}x{{end}}{{end}}\", {})",
        "strings.render_template(\"{{range 999999999}}{{printf `%1000000d` 1}}{{end}}\", {})"
      })
  void a_call_that_makes_too_much_is_stopped(String call) {
    Calls calls = Calls.within(SMALL, Permissions.NONE);
    assertThatThrownBy(() -> calls.answer(call)).isInstanceOf(EvaluationException.class);
  }

  @Test
  void aliases_of_aliases_take_no_memory() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      yaml.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
    }
    assertThatThrownBy(() -> call("yaml.unmarshal", yaml.toString()))
        .isInstanceOf(BuiltinException.class)
        .hasMessageContaining("excessive aliasing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json.unmarshal", "yaml.unmarshal"})
  void deep_documents_are_refused(String name) {
    assertThatThrownBy(() -> call(name, "[".repeat(20_000))).isInstanceOf(BuiltinException.class);
  }

  @Test
  void deep_queries_are_refused() {
    assertThatThrownBy(() -> call("graphql.parse_query", "{a".repeat(20_000)))
        .isInstanceOf(BuiltinException.class)
        .hasMessageContaining("nested too deep");
  }

  @Test
  void a_long_chain_of_fragments_is_refused() {
    StringBuilder query = new StringBuilder("{ ...f0 }");
    for (int i = 0; i < 5_000; i++) {
      query.append(" fragment f%d on Query { ...f%d }".formatted(i, i + 1));
    }
    assertThatThrownBy(() -> call("graphql.parse", query.toString(), "type Query { a: Int }"))
        .isInstanceOf(BuiltinException.class)
        .hasMessageContaining("nested too deep");
  }

  @Test
  void a_schema_that_is_only_itself_is_refused() {
    assertThatThrownBy(() -> call("json.match_schema", "{}", "{\"$ref\": \"#\"}"))
        .isInstanceOf(BuiltinException.class)
        .hasMessageContaining("refers to itself");
  }

  @Test
  void other_hosts_are_asked_only_where_that_is_allowed() {
    assertThat(Calls.shown("net.lookup_ip_addr(\"example.com\")"))
        .isEqualTo("error eval_builtin_error: net.lookup_ip_addr: disallowed host: example.com");
    assertThat(Calls.shown("json.verify_schema({\"$ref\": \"http://example.com/s.json\"})"))
        .contains("remote reference loading disabled: http://example.com/s.json");
    assertThat(Calls.shown("json.verify_schema({\"$ref\": \"file:///etc/passwd\"})"))
        .contains("remote reference loading disabled");
  }

  @Test
  void addresses_of_this_machine_are_found() {
    Permissions local = new Permissions(Set.of("127.0.0.1"), false, Map.of());
    Value found = Calls.within(Limits.DEFAULT, local).answer("net.lookup_ip_addr(\"127.0.0.1\")");
    assertThat(found).hasToString("[\"127.0.0.1\"]");
  }

  @Test
  void the_runtime_shows_nothing_unless_the_host_says_so() {
    assertThat(Calls.plain().answer("opa.runtime()")).isEqualTo(ObjectValue.EMPTY);
    Permissions open = new Permissions(Set.of(), true, Map.of("REGION", "eu"));
    ObjectValue shown = (ObjectValue) Calls.within(Limits.DEFAULT, open).answer("opa.runtime()");
    assertThat(shown.get("env")).hasToString("{\"REGION\":\"eu\"}");
    assertThat(shown.get("version")).hasToString("\"1.22.0\"");
  }

  @Test
  void bytes_that_are_no_text_survive() {
    assertThat(Calls.shown("hex.encode(base64.decode(\"/+KCrA==\"))")).isEqualTo("\"ffe282ac\"");
  }

  private static Value call(String name, String... arguments) {
    Value[] values = new Value[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      values[i] = StringValue.of(arguments[i]);
    }
    return Calls.plain().call(name, values);
  }
}
