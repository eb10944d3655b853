package dev.gavel.conditions.reads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.conditions.Trees;
import dev.gavel.engine.Reads;
import dev.gavel.engine.Stretch;
import dev.gavel.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FindReadsTest {
  private static final String CONTEXT = "{\"a\": 1, \"b\": {\"c\": 2}, \"b.c\": 3, \"n\": null}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          []                                                         | []
          {'all': []}                                                | []
          {'attribute': 'a', 'operator': 'eq', 'value': 1}           | [1]
          {'attribute': 'a', 'operator': 'neq', 'value': 1}          | [1]
          {'attribute': 'x', 'operator': 'eq', 'value': 1}           | [null]
          {'attribute': 'n', 'operator': 'eq', 'value': 1}           | [null]
          {'attribute': 'b.c', 'operator': 'eq', 'value': 1}         | [3]
          {'attribute': 'b', 'operator': 'exists'}                   | [true]
          {'attribute': 'x', 'operator': 'not_exists'}               | [null]
          {'attribute': 'a', 'operator': 'in', 'value': []}          | []
          {'attribute': 'b', 'operator': 'json_path', 'path': '$.c'} | [{"c":2}]
          {'operator': 'json_path', 'path': '$.a'}                   | [{"a":1,"b":{"c":2},"b.c":3,"n":null}]
          {'operator': 'time_window', 'value': {'days': ['mon']}}    | []
          """)
  void a_tree_looks_at_the_attributes_of_its_conditions(String rules, String shown) {
    assertThat(shown(reads(rules))).hasToString(shown);
  }

  @Test
  void an_attribute_is_shown_once_however_many_conditions_ask() {
    Reads reads =
        reads(
            """
            {'any': [{'attribute': 'a', 'operator': 'exists'},
                     {'attribute': 'a', 'operator': 'gt', 'value': 1},
                     {'attribute': 'b', 'operator': 'exists'},
                     {'attribute': 'a', 'operator': 'lt', 'value': 9}]}\
            """);

    assertThat(shown(reads)).hasToString("[1, true]");
  }

  @Test
  void attributes_are_shown_in_the_order_of_their_names_whatever_the_tree() {
    Reads reads =
        reads(
            """
            {'all': [{'attribute': 'b.c', 'operator': 'eq', 'value': 1},
                     {'attribute': 'b', 'operator': 'exists'},
                     {'attribute': 'a', 'operator': 'match_regex', 'value': 'x'}]}\
            """);

    assertThat(shown(reads)).hasToString("[1, true, 3]");
  }

  @Test
  void a_tree_that_looks_at_the_whole_context_shows_nothing_else() {
    Reads reads =
        reads(
            """
            {'any': [{'attribute': 'a', 'operator': 'eq', 'value': 1},
                     {'attribute': 'b', 'operator': 'exists'},
                     {'operator': 'json_path', 'path': '$..a'}]}\
            """);

    assertThat(shown(reads)).containsExactly(Value.parse(CONTEXT));
  }

  @Test
  void what_segments_ask_is_shown_also_of_segments_in_segments() {
    Reads reads =
        reads(
            """
            {'rules': {'operator': 'in_segment', 'value': 'outer'},
             'segments': {
               'outer': {'any': [{'attribute': 'a', 'operator': 'eq', 'value': 1},
                                 {'operator': 'not_in_segment', 'value': 'inner'}]},
               'inner': {'any': [{'attribute': 'b.c', 'operator': 'eq', 'value': 1},
                                 {'operator': 'time_window', 'value': {'days': ['mon']}}]},
               'other': {'attribute': 'b', 'operator': 'eq', 'value': 1}}}\
            """);

    assertThat(shown(reads)).hasToString("[1, 3]");
    assertThat(reads.around(Instant.parse("2026-11-23T12:00:00Z")))
        .isEqualTo(
            new Stretch(
                Instant.parse("2026-11-23T00:00:00Z"), Instant.parse("2026-11-24T00:00:00Z")));
  }

  @Test
  void a_window_for_an_attribute_has_nothing_to_do_with_now() {
    Reads reads =
        reads("{'attribute': 'a', 'operator': 'time_window', 'value': {'business_hours': true}}");

    assertThat(reads.around(Instant.EPOCH)).isEqualTo(Stretch.ALWAYS);
  }

  private static Reads reads(String rules) {
    return new FindReads().of(Trees.normal(rules));
  }

  private static List<Value> shown(Reads reads) {
    List<Value> shown = new ArrayList<>();
    reads.show(Value.parse(CONTEXT), shown::add);
    return shown;
  }
}
