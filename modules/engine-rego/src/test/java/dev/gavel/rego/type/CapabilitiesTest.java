package dev.gavel.rego.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.syntax.tree.Dialect;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {

  @Test
  void all_built_in_functions_are_declared() {
    assertThat(Declarations.standard().all()).hasSize(206);
    assertThat(Declarations.standard().all()).filteredOn(Declaration::deprecated).hasSize(11);
    assertThat(Declarations.standard().all()).filteredOn(Declaration::relation).hasSize(1);
    assertThat(Declarations.standard().all()).filteredOn(Declaration::nondeterministic).hasSize(11);
    assertThat(Declarations.standard().all()).filteredOn(one -> one.infix() != null).hasSize(17);
  }

  @Test
  void a_declaration_knows_its_arguments_by_name() {
    Declaration concat = declared("concat");

    assertThat(concat.type().parameters())
        .hasToString("[delimiter: string, collection: any<array[string], set[string]>]");
    assertThat(concat.type().result()).hasToString("output: string");
    assertThat(TypeJson.write(concat.type()))
        .hasToString(
            "{\"args\":[{\"name\":\"delimiter\",\"type\":\"string\"},{\"name\":\"collection\","
                + "\"of\":[{\"dynamic\":{\"type\":\"string\"},\"type\":\"array\"},"
                + "{\"of\":{\"type\":\"string\"},\"type\":\"set\"}],\"type\":\"any\"}],"
                + "\"result\":{\"name\":\"output\",\"type\":\"string\"},\"type\":\"function\"}");
  }

  @Test
  void what_returns_nothing_is_void() {
    assertThat(declared("print").type().isVoid()).isTrue();
    assertThat(declared("print").type().isVariadic()).isTrue();
    assertThat(declared("opa.runtime").type().arity()).isZero();
  }

  @Test
  void functions_can_be_added() {
    Declaration own = TypeNotation.declaration("acme.score(user: string) => score: number");

    Declarations all = Declarations.standard().with(List.of(own));

    assertThat(all.all()).hasSize(207);
    assertThat(Objects.requireNonNull(all.find("acme.score")).type().arity()).isEqualTo(1);
  }

  @Test
  void a_list_of_capabilities_is_read() {
    Capabilities read =
        Capabilities.read(
            Value.parse(
                """
                {"builtins": [{"name": "plus", "infix": "+", "decl": {"type": "function",
                    "args": [{"type": "number"}, {"type": "number"}],
                    "result": {"type": "number"}}}],
                 "features": ["rego_v1"], "future_keywords": ["not"], "allow_net": []}\
                """));

    assertThat(read.builtins().all()).singleElement().hasFieldOrPropertyWithValue("infix", "+");
    assertThat(read.supports(Capabilities.REGO_V1)).isTrue();
    assertThat(read.supports(Capabilities.TEMPLATE_STRINGS)).isFalse();
    assertThat(read.futureKeywords()).containsExactly("not");
    assertThat(read.allowedHosts()).isEmpty();
  }

  @Test
  void a_built_in_of_no_known_type_is_refused() {
    Value list =
        Value.parse("{\"builtins\": [{\"name\": \"f\", \"decl\": {\"type\": \"lambda\"}}]}");

    assertThatThrownBy(() -> Capabilities.read(list)).hasMessage("unsupported type 'lambda'");
  }

  @Test
  void the_second_version_implies_features() {
    Capabilities old =
        new Capabilities(Declarations.standard(), Set.of(Capabilities.REGO_V2), Set.of(), null);

    assertThat(old.supports(Capabilities.TEMPLATE_STRINGS, Dialect.V2)).isTrue();
    assertThat(old.supports(Capabilities.TEMPLATE_STRINGS, Dialect.V1)).isFalse();
    assertThat(Capabilities.of(Dialect.V0).futureKeywords()).contains("if", "every");
    assertThat(Capabilities.current().allowedHosts()).isNull();
  }

  private static Declaration declared(String name) {
    return Objects.requireNonNull(Declarations.standard().find(name));
  }
}
