package dev.gavel.rego.type.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.golden.GoldenFile;
import dev.gavel.rego.type.Type;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTypesTest {

  static List<GoldenFile.Case> schemas() {
    return GoldenFile.read("types/schemas.txt");
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void a_schema_is_a_type_or_is_refused(GoldenFile.Case one) {
    assertThat(outcome(one.part("schema"))).isEqualTo(one.part("type") + one.part("error"));
  }

  @Test
  void a_schema_can_refer_to_the_whole_of_itself() throws SchemaException {
    Type type =
        SchemaTypes.of(
            Value.parse("{\"properties\":{\"n\":{\"type\":\"number\"},\"of\":{\"$ref\":\"#\"}}}"));

    assertThat(type).hasToString("object<n: number, of: object<n: number, of: recursive(#)>>");
  }

  @Test
  void a_schema_that_is_one_of_itself_and_others_is_one_of_the_others() throws SchemaException {
    Type type =
        SchemaTypes.of(
            Value.parse(
                """
                {"$ref": "#/$defs/a", "$defs": {"a": {"anyOf": [
                  {"$ref": "#/$defs/a"}, {"type": "string"}, {"type": "null"}, {"type": "number"}
                ]}}}\
                """));

    assertThat(type.keyType()).hasToString("any");
  }

  @Test
  void a_reference_to_itself_only_is_refused() {
    assertThat(
            outcome(
                "{\"allOf\": [{\"$ref\": \"#/definitions/a\"}],"
                    + " \"definitions\": {\"a\": {\"$ref\": \"#/definitions/a\"}}}"))
        .contains("refers to itself only");
  }

  @Test
  void merging_one_schema_with_itself_over_and_over_has_an_end() {
    String part = "{\"$ref\": \"#/definitions/a\"}";
    String schema =
        "{\"allOf\": ["
            + String.join(",", Collections.nCopies(100, part))
            + "], \"definitions\": {\"a\": {\"properties\": {\"x\": {}}}}}";

    assertThat(outcome(schema)).contains("more than a million properties");
  }

  @Test
  void nothing_is_fetched() {
    assertThatThrownBy(
            () -> SchemaTypes.of(Value.parse("{\"$ref\": \"https://schemas.invalid/a\"}")))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("remote reference loading disabled: https://schemas.invalid/a");
  }

  private static String outcome(String schema) {
    try {
      return SchemaTypes.of(Value.parse(schema)).toString();
    } catch (SchemaException e) {
      return e.getMessage();
    }
  }
}
