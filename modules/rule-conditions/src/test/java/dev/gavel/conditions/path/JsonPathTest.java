package dev.gavel.conditions.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.testkit.Allocations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonPathTest {
  private static final Value CART =
      Value.parse(
          """
          {"currency": "EUR",
           "owner": {"name": "Ada", "age": 41, "phone": null},
           "items": [
             {"sku": "tea", "price": 4.50, "tags": ["hot"]},
             {"sku": "pot", "price": 30, "tags": ["hot", "heavy"]},
             {"sku": "map", "price": 12.0, "colour": "blue", "tags": []}],
           "numbers": [0, 1, 2, 3, 4, 5]}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$.currency                              | ['EUR']",
        "$['owner'][\"name\"]                    | ['Ada']",
        "$.owner.phone                           | [null]",
        "$.owner.street                          | []",
        "$.owner.*                               | ['Ada', 41, null]",
        "$.owner['age', 'name', 'age']           | [41, 'Ada', 41]",
        "$.numbers[0]                            | [0]",
        "$.numbers[-1]                           | [5]",
        "$.numbers[6]                            | []",
        "$.numbers[-7]                           | []",
        "$.owner[0]                              | []",
        "$.numbers[1:3]                          | [1, 2]",
        "$.numbers[4:]                           | [4, 5]",
        "$.numbers[:-4]                          | [0, 1]",
        "$.numbers[::-2]                         | [5, 3, 1]",
        "$.numbers[4:1:-1]                       | [4, 3, 2]",
        "$.numbers[0:6:0]                        | []",
        "$.numbers[-9007199254740991::9007199254740991] | [0]",
        "$.owner[:]                              | []",
        "$.items[*].sku                          | ['tea', 'pot', 'map']",
        "$..sku                                  | ['tea', 'pot', 'map']",
        "$.items..[0]                            | [{'sku': 'tea', 'price': 4.5, 'tags': ['hot']},"
            + " 'hot', 'hot']",
        "$ .items [0] .sku                       | ['tea']",
      })
  void names_indexes_slices_and_wildcards_select(String path, String expected) {
    assertThat(select(path)).isEqualTo(json(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "$.items[?@.price > 10].sku                    § ['pot', 'map']",
        "$.items[?@.price == 12].sku                   § ['map']",
        "$.items[?@.price <= 4.5].sku                  § ['tea']",
        "$.items[?@.sku < 'n'].sku                     § ['map']",
        "$.items[?@.sku < 5].sku                       § []",
        "$.items[?@.colour].sku                        § ['map']",
        "$.items[?!@.colour].sku                       § ['tea', 'pot']",
        "$.items[?@.colour == @.size].sku              § ['tea', 'pot']",
        "$.items[?@.tags == $.items[0].tags].sku       § ['tea']",
        "$.items[?@.tags[?@ == 'heavy']].sku           § ['pot']",
        "$.items[?@.price > 10 && @.price < 20 || @.sku == 'tea'].sku § ['tea', 'map']",
        "$.items[?!(@.price > 10)].sku                 § ['tea']",
        "$.items[?length(@.tags) == 2].sku             § ['pot']",
        "$.items[?length(@.price) == 2].sku            § []",
        "$.items[?count(@.*) == 4].sku                 § ['map']",
        "$.items[?value(@..tags[*]) == 'hot'].sku      § ['tea']",
        "$.items[?match(@.sku, 't.a|p.t')].sku         § ['tea', 'pot']",
        "$.items[?search(@.sku, '^[m-p]')].sku         § ['pot', 'map']",
        "$.items[?match(@.sku, $.items[1].sku)].sku    § ['pot']",
        "$.items[?match(@.sku, @.colour)].sku          § []",
        "$.owner[?@ == 41]                             § [41]",
        "$.currency[?@ == 'EUR']                       § []",
      })
  void filters_select(String path, String expected) {
    assertThat(select(path)).isEqualTo(json(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1, true",
    "1e2, 100, true",
    "0.1, 0.1000000000000000000000000000001, false",
    "9007199254740993, 9007199254740992, false",
    "-0, 0, true",
    "1e400, 1e401, false",
  })
  void numbers_are_compared_by_their_exact_value(String inPath, String inDocument, boolean equal) {
    JsonPath path = JsonPath.parse("$[?@ == %s]".formatted(inPath));

    assertThat(path.select(Value.parse("[%s]".formatted(inDocument)))).hasSize(equal ? 1 : 0);
  }

  @Test
  void objects_are_equal_whatever_the_order_of_their_members() {
    Value document =
        Value.parse("[{\"a\": 1, \"b\": [{}]}, {\"b\": [{}], \"a\": 1.0}, {\"a\": 1}]");

    assertThat(JsonPath.parse("$[?@ == $[0]]").select(document)).hasSize(2);
  }

  @Test
  void a_set_is_taken_for_an_array() {
    SetValue colours = SetValue.of(List.of(Value.of("red"), Value.of("blue")));
    Value document =
        ObjectValue.of(
            Map.of("set", colours, "array", ArrayValue.of(colours.get(0), colours.get(1))));

    assertThat(JsonPath.parse("$.set[0]").single(document)).isEqualTo(Value.of("blue"));
    assertThat(JsonPath.parse("$.set[?@ > 'c']").select(document)).containsExactly(Value.of("red"));
    assertThat(JsonPath.parse("$[?@ == $.array && length(@) == 2]").select(document)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$", "$.a", "$['a'][0]", "$ .a [-1]", "$[ 'a' ]"})
  void names_and_indexes_alone_make_a_path_singular(String path) {
    assertThat(JsonPath.parse(path).isSingular()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"$.*", "$..a", "$['a','b']", "$[0:1]", "$[?@]", "$.a[*]"})
  void any_other_path_is_not_singular(String path) {
    JsonPath many = JsonPath.parse(path);

    assertThat(many.isSingular()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> many.single(CART))
        .withMessage(path + " may select many values: ask select for them");
  }

  @Test
  void a_singular_path_tells_null_from_nothing() {
    assertThat(JsonPath.parse("$.owner.phone").single(CART)).isEqualTo(NullValue.NULL);
    assertThat(JsonPath.parse("$.owner.phone.prefix").single(CART)).isNull();
    assertThat(JsonPath.parse("$").single(CART)).isSameAs(CART);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$.items[-1].tags", "$.items[1].tags[0]", "$.owner.street", "$.numbers[9]"})
  void a_singular_path_allocates_nothing(String text) {
    JsonPath path = JsonPath.parse(text);

    long bytes = Allocations.bytesOf(() -> followOften(path));

    assertThat(bytes).isLessThan(FOLLOWED); // less than a byte each: none, and the meter's own
  }

  private static final int FOLLOWED = 10_000;

  private static void followOften(JsonPath path) {
    for (int i = 0; i < FOLLOWED; i++) {
      path.single(CART);
    }
  }

  @Test
  void paths_are_equal_by_what_they_mean_and_print_as_they_were_written() {
    JsonPath dotted = JsonPath.parse("$.a[?match(@.b, 'x+') && @.c > 1]");
    JsonPath quoted = JsonPath.parse("$['a'][?match(@[\"b\"],'x+')&&@.c>1.0]");

    assertThat(dotted).isEqualTo(quoted).hasSameHashCodeAs(quoted);
    assertThat(dotted).isNotEqualTo(JsonPath.parse("$.a[?search(@.b, 'x+') && @.c > 1]"));
    assertThat(quoted).hasToString("$['a'][?match(@[\"b\"],'x+')&&@.c>1.0]");
  }

  private static ArrayValue select(String path) {
    return ArrayValue.of(JsonPath.parse(path).select(CART));
  }

  private static Value json(String text) {
    return Value.parse(text.replace('\'', '"'));
  }
}
