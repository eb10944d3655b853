package dev.gavel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.Context;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.Hearing;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Panel;
import dev.gavel.engine.Source;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.testkit.Documents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RulePanelTest {

  @Test
  void of_ten_thousand_disjoint_audiences_only_the_few_that_can_match_are_looked_at() {
    Panel panel =
        panel(
            EngineConfig.DEFAULT,
            IntStream.range(0, 10_000)
                .mapToObj(
                    number ->
                        "{'all': [%s, %s]}"
                            .formatted(
                                Documents.condition("age", "gt", "17"),
                                Documents.condition(
                                    "tenant", "in", "['t%d']".formatted(number / 4)))));

    assertThat(candidates(panel, "{'tenant': 't700', 'age': 40}"))
        .containsExactly(2800, 2801, 2802, 2803);
    assertThat(candidates(panel, "{'tenant': ['t1', 't2500', 't1'], 'age': 40}"))
        .containsExactly(4, 5, 6, 7);
    assertThat(candidates(panel, "{'age': 40}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'any': [C1, C2]}            | c1 c2
          {'any': [C1, A]}             | ?
          {'not': C1}                  | ?
          {'all': [{'any': [C1, C2]}, {'any': [C2]}]} | c2
          {'not': {'any': [{'not': C1}, A]}} | c1
          {'all': [A, {'operator': 'in_segment', 'value': 's'}]} | c3
          {'all': [A, {'operator': 'not_in_segment', 'value': 's'}]} | ?
          """)
  void what_a_rule_demands_at_least_is_found_through_groups_and_segments(
      String rule, String demands) {
    String spelled =
        rule.replace("C1", Documents.condition("country", "eq", "'c1'"))
            .replace("C2", Documents.condition("country", "in", "['c2']"))
            .replace("A", Documents.condition("age", "gt", "17"));
    String document =
        "{'rules': %s, 'segments': {'s': %s}}"
            .formatted(spelled, Documents.condition("country", "in", "['c3']"));
    Panel panel = panel(EngineConfig.DEFAULT, Stream.generate(() -> document).limit(4));

    for (String country : List.of("c1", "c2", "c3", "c4")) {
      assertThat(candidates(panel, "{'country': '%s', 'age': 1}".formatted(country)).isEmpty())
          .as(country)
          .isEqualTo(!demands.equals("?") && !demands.contains(country));
    }
  }

  @Test
  void a_strict_engine_looks_at_every_program_since_each_may_fail() {
    Panel panel =
        panel(
            EngineConfig.STRICT,
            IntStream.range(0, 8)
                .mapToObj(
                    number -> Documents.condition("country", "eq", "'c%d'".formatted(number))));

    assertThat(candidates(panel, "{'country': 'c1'}")).hasSize(8);
  }

  @Test
  void what_several_programs_ask_is_answered_once_a_context() {
    String near =
        Documents.condition(
            "place", "geo_distance", "{'latitude': 48, 'longitude': 16, 'radius': 10}");
    Panel panel =
        panel(
            EngineConfig.DEFAULT,
            Stream.of(
                "{'all': [%s, %s]}".formatted(near, Documents.condition("a", "eq", "1")),
                "{'not': %s}".formatted(near),
                near));
    List<Value> heard = new ArrayList<>();
    Hearing hearing = panel.open();

    for (String place : List.of("'here'", "'there'")) {
      hearing.about(
          new Context(
              json("{'place': %s}".formatted(place)),
              Instant.EPOCH,
              (condition, actual) -> heard.add(actual)));
      assertThat(IntStream.range(0, 3).mapToObj(hearing::evaluate).map(Outcome::isTrue))
          .containsExactly(false, true, false);
    }
    assertThat(heard).containsExactly(Value.of("here"), Value.of("there"));
  }

  @Test
  void a_moment_is_remembered_only_as_long_as_it_is_now() {
    Panel panel =
        panel(
            EngineConfig.DEFAULT,
            Stream.of("{'operator': 'time_window', 'value': {'start': '09:00', 'end': '17:00'}}"));
    Hearing hearing = panel.open();

    for (String now : List.of("08:59", "09:00", "09:00", "16:59", "17:00", "09:00")) {
      hearing.about(Context.of(json("{}"), Instant.parse("2026-11-21T%s:00Z".formatted(now))));
      assertThat(hearing.evaluate(0).isTrue())
          .as(now)
          .isEqualTo(now.compareTo("09:00") >= 0 && now.compareTo("17:00") < 0);
    }
  }

  @Test
  void a_value_that_is_too_deep_to_look_up_leaves_every_program_a_candidate() {
    Value deep = ArrayValue.EMPTY;
    for (int i = 0; i < 100_000; i++) {
      deep = ArrayValue.of(deep);
    }
    Panel panel =
        panel(
            EngineConfig.DEFAULT,
            IntStream.range(0, 8)
                .mapToObj(number -> Documents.condition("a", "in", "[%d]".formatted(number))));
    Value input = ObjectValue.builder().put("a", deep).build();

    assertThat(candidates(panel, Context.of(input))).hasSize(8);
    assertThat(panel.program(0).evaluate(Context.of(input)))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.code()).isEqualTo("too_deep"));
  }

  private static List<Integer> candidates(Panel panel, String context) {
    return candidates(panel, Context.of(json(context)));
  }

  private static List<Integer> candidates(Panel panel, Context context) {
    Hearing hearing = panel.open();
    hearing.about(context);
    List<Integer> candidates = new ArrayList<>();
    for (int i = hearing.nextCandidate(0); i >= 0; i = hearing.nextCandidate(i + 1)) {
      candidates.add(i);
    }
    return candidates;
  }

  private static Panel panel(EngineConfig config, Stream<String> rules) {
    List<Source.Rules> sources = rules.map(rule -> Documents.source(rule)).toList();
    return new NativeRules().create(config).compileAll(sources).orThrow();
  }

  private static Value json(String json) {
    return Value.parse(json.replace('\'', '"'));
  }
}
