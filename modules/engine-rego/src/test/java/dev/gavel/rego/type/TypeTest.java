package dev.gavel.rego.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "any",
        "any<number, string>",
        "array",
        "array<string, number>",
        "array<string>[any]",
        "array[set[number]]",
        "object[string: any]",
        "object<a: number, b: array[any]>[any: any]",
        "set",
        "set[any<null, array[string]>]"
      })
  void a_type_is_printed_as_it_is_read(String text) {
    assertThat(TypeNotation.type(text)).hasToString(text);
    assertThat(TypeJson.read(TypeJson.write(TypeNotation.type(text)))).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          number           | string            | any<number, string>
          string           | number            | any<number, string>
          any              | number            | any
          any<null, string>| number            | any<null, number, string>
          any<null, string>| any<string, number> | any<null, number, string>
          array[any]       | array[any]        | array[any]
          array[number]    | array             | any<array, array[number]>
          set[number]      | set               | any<set, set[number]>
          object<a: null>  | object[any: any]  | any<object<a: null>, object[any: any]>
          """)
  void a_union_lists_its_members_in_order(String a, String b, String union) {
    assertThat(TypeNotation.type(a).or(TypeNotation.type(b))).hasToString(union);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          array<string>[number]                 | 0     | string
          array<string>[number]                 | 7     | number
          array<string>                         | 1     | ???
          array<string>[number]                 | -1    | ???
          array<string>[number]                 | "0"   | ???
          object<a: number>[string: boolean]    | "a"   | number
          object<a: number>[string: boolean]    | "b"   | boolean
          object<a: number>[string: boolean]    | 1     | ???
          object<a: number>                     | "b"   | ???
          set[any<number, string>]              | "b"   | string
          set[number]                           | "b"   | ???
          any<array[number], object[any: null]> | 0     | any<null, number>
          any                                   | "a"   | any
          string                                | 0     | ???
          """)
  void a_key_selects(String type, String key, String selected) {
    assertThat(TypeNotation.type(type).at(Value.parse(key))).hasToString(selected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          array<string>[number]              | number      | any<number, string>
          object<a: number>[number: boolean] | any<number, string> | any<boolean, number>
          set[null]                          | null        | null
          any<set[null], array[string]>      | any<null, number> | any<null, string>
          set                                | ???         | ???
          number                             | ???         | ???
          """)
  void a_collection_can_be_enumerated(String type, String keys, String values) {
    assertThat(TypeNotation.type(type).keyType()).hasToString(keys);
    assertThat(TypeNotation.type(type).valueType()).hasToString(values);
  }

  @Test
  void values_have_types() {
    assertThat(Type.ofValue(Value.parse("{\"a\": [1, null, true], \"b\": \"x\"}")))
        .hasToString("object<a: array<number, null, boolean>, b: string>");
  }

  @Test
  void an_empty_set_has_an_element_that_is_not_known() {
    assertThat(SetType.EMPTY.isKnown()).isFalse();
    assertThat(ObjectType.EMPTY.isKnown()).isTrue();
  }

  @Test
  void functions_unite_when_they_take_as_many_arguments() {
    FunctionType one = FunctionType.of(List.of(ScalarType.STRING), ScalarType.NUMBER);
    FunctionType two = FunctionType.of(List.of(ScalarType.NULL), ScalarType.NUMBER);
    FunctionType none = FunctionType.of(List.of(), ScalarType.NUMBER);

    assertThat(one.or(two)).hasToString("(any<null, string>) => number");
    assertThat(one.or(none)).isSameAs(UnknownType.UNKNOWN);
    assertThat(one.or(ScalarType.NUMBER)).isSameAs(UnknownType.UNKNOWN);
  }

  @Test
  void keys_print_without_quotes() {
    assertThat(KeyText.of(Value.parse("[1, \"a b\", {\"k\": null}]")))
        .isEqualTo("[1 a b map[k:<nil>]]");
    assertThat(KeyText.of(StringValue.of("x y"))).isEqualTo("x y");
  }

  @Test
  void a_mistake_in_the_notation_is_named() {
    assertThatThrownBy(() -> TypeNotation.type("array[text]"))
        .hasMessage("expected a type at character 11 of the type: array[text]");
  }
}
