package dev.gavel.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading only a part of a document. */
class ProjectionTest {
  private static final List<String> KEYS = List.of("a", "b", "c");

  @Provide
  Arbitrary<Value> documents() {
    Arbitrary<Value> scalars = Values.json().filter(value -> value.weight() < 4);
    return Arbitraries.recursive(() -> scalars, ProjectionTest::nested, 0, 4);
  }

  private static Arbitrary<Value> nested(Arbitrary<Value> inner) {
    return Arbitraries.frequencyOf(
        Tuple.of(
            3,
            Arbitraries.maps(Arbitraries.of(KEYS), inner)
                .ofMaxSize(3)
                .map(entries -> (Value) ObjectValue.of(entries))),
        Tuple.of(1, inner.list().ofMaxSize(3).map(ArrayValue::of)));
  }

  /** A path of names, where "*" stands for each. */
  @Provide
  Arbitrary<List<String>> paths() {
    return Arbitraries.of("a", "b", "c", "*").list().ofMaxSize(4);
  }

  @Property(tries = 500)
  void a_path_that_is_wanted_leads_to_what_it_led_to(
      @ForAll("documents") Value document, @ForAll List<@From("paths") List<String>> paths) {
    Projection wanted =
        paths.stream().map(ProjectionTest::along).reduce(Projection.PRESENCE, Projection::and);
    Value read = JsonReader.read(JsonWriter.write(document), wanted);

    for (List<String> path : paths) {
      assertThat(found(read, path)).isEqualTo(found(document, path));
    }
    assertThat(read.kind()).isEqualTo(document.kind());
    assertThat(read.weight()).isLessThanOrEqualTo(document.weight());
  }

  /** Whole values are told by their text, since equal numbers can be spelled differently. */
  @Property(tries = 300)
  void documents_show_the_same_if_their_wanted_parts_are_the_same(
      @ForAll("documents") Value one,
      @ForAll("documents") Value other,
      @ForAll List<@From("paths") List<String>> paths) {
    Projection wanted =
        paths.stream().map(ProjectionTest::along).reduce(Projection.PRESENCE, Projection::and);

    List<Object> first = shown(wanted, one);
    List<Object> second = shown(wanted, other);
    assertThat(first.equals(second)).isEqualTo(wanted.in(one).equals(wanted.in(other)));
    assertThat(first.size() < second.size() && second.subList(0, first.size()).equals(first))
        .as("one is the beginning of the other")
        .isFalse();
    assertThat(shown(wanted, wanted.in(one))).isEqualTo(shown(wanted, one));
  }

  @Test
  void only_wanted_parts_are_shown_and_a_missing_one_is_not_a_null() {
    Projection wanted = along(List.of("c")).and(along(List.of("a", "b")));

    assertThat(shown(wanted, Value.parse("{\"c\": 2, \"a\": {\"b\": 1, \"x\": 3}, \"y\": 4}")))
        .hasToString("[{}, {}, 1, 2]");
    assertThat(shown(wanted, Value.parse("{\"a\": {}}"))).hasToString("[{}, {}, nothing, nothing]");
    assertThat(shown(wanted, Value.parse("{\"a\": [1], \"c\": null}")))
        .hasToString("[{}, [], null]");
    assertThat(shown(wanted, Value.parse("7"))).hasToString("[7]");
    assertThat(shown(Projection.WHOLE, Value.parse("{\"a\": 1}"))).hasToString("[{\"a\":1}]");
  }

  private static List<Object> shown(Projection wanted, Value document) {
    List<Object> shown = new ArrayList<>();
    wanted.show(document, part -> shown.add(part == null ? "nothing" : part));
    return shown;
  }

  private static Projection along(List<String> path) {
    Projection wanted = Projection.WHOLE;
    for (String name : path.reversed()) {
      wanted = name.equals("*") ? Projection.each(wanted) : Projection.field(name, wanted);
    }
    return wanted;
  }

  private static List<Value> found(Value value, List<String> path) {
    List<Value> found = List.of(value);
    for (String name : path) {
      List<Value> next = new ArrayList<>();
      for (Value each : found) {
        if (each instanceof ObjectValue object && name.equals("*")) {
          for (int i = 0; i < object.size(); i++) {
            next.add(object.key(i));
            next.add(object.value(i));
          }
        } else if (each instanceof ObjectValue object && object.has(name)) {
          next.add(object.get(Value.of(name)));
        } else if (each instanceof ArrayValue array && name.equals("*")) {
          array.forEach(next::add);
        }
      }
      found = next;
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a": 1, "b": [1, {"c": 2}]}        | {"a":1}
          {"b": "\\"}", "a": {"x": [1]}}      | {"a":{"x":[1]}}
          {"a": 1, "c": {"a": 2}, "a": 3}     | {"a":3}
          {"b": -1.5e3, "c": null, "d": true} | {}
          [1, {"a": 2}]                       | []
          7                                   | 7
          """)
  void of_a_field_that_is_wanted_the_rest_is_left_out(String json, String read) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    assertThat(JsonReader.read(bytes, Projection.field("a", Projection.WHOLE))).hasToString(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"b\": tru}",
        "{\"b\": 01}",
        "{\"b\": 1.}",
        "{\"b\": -}",
        "{\"b\": \"\\x\"}",
        "{\"b\": \"\\u12g4\"}",
        "{\"b\": \"a\nb\"}",
        "{\"b\": \"longer than eight bytes\nb\"}",
        "{\"b\": \"longer than eight bytes",
        "{\"b\": [1, 2}",
        "{\"b\": {\"c\" 1}}",
        "{\"b\": {c: 1}}",
        "{\"b\": [[[[[[1]]]]]]}",
        "{\"b\": 1e123456789}",
        "{\"b\": 1} x",
        "{\"b\": 1,}"
      })
  void what_is_left_out_must_be_json_all_the_same(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    JsonLimits limits = JsonLimits.DEFAULT.withMaxDepth(5);
    String told = problem(() -> JsonReader.read(bytes, limits));

    assertThat(
            problem(() -> JsonReader.read(bytes, limits, Projection.field("a", Projection.WHOLE))))
        .isEqualTo(told)
        .isNotEmpty();
  }

  @Test
  void what_is_left_out_must_be_utf8_all_the_same() {
    byte[] bytes = "{\"b\": \"é long enough for eight\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> JsonReader.read(bytes, Projection.field("a", Projection.WHOLE)))
        .hasMessage("the document is not in UTF-8");
  }

  @Test
  void projections_join() {
    Projection id = Projection.field("user", Projection.field("id", Projection.WHOLE));
    Projection roles =
        Projection.field("user", Projection.field("roles", Projection.each(Projection.WHOLE)));

    assertThat(id.and(roles)).hasToString("{user: {id: *, roles: {each: *}}}");
    assertThat(id.and(Projection.each(Projection.PRESENCE)))
        .hasToString("{user: {id: *}, each: {}}");
    assertThat(id.and(Projection.field("user", Projection.WHOLE))).hasToString("{user: *}");
    assertThat(id.and(Projection.WHOLE)).hasToString("*");
  }

  private static String problem(Runnable reading) {
    try {
      reading.run();
      return "";
    } catch (JsonException told) {
      return told.getMessage() + " " + told.line() + ":" + told.column();
    }
  }
}
