package dev.gavel.conditions.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gavel.conditions.Trees;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.Rule;
import dev.gavel.engine.rule.RuleNode;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.testkit.Documents;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          in    | , 'value': 'US' | /value: in needs an array, not a string ("value": ["US", "CA"])
          notIn | , 'value': {}   | /value: notIn needs an array, not an object ("value": ["US", "CA"])
          gt    | , 'value': null | /value: gt needs a number or a string, not null ("value": 18)
          lt    | , 'value': [1]  | /value: lt needs a number or a string, not an array ("value": 18)
          neq   | ``              | the document: neq needs a value ("value": "US")
          gte   | , 'value': {}   | /value: gte needs a number or a string, not an object ("value": 18)
          between | , 'value': [1] | /value: between needs an array of two numbers or two strings, not an array of 1 ("value": [18, 65])
          between | , 'value': 1 | /value: between needs an array of two numbers or two strings, not a number ("value": [18, 65])
          between | , 'value': [1, 'a'] | /value: between needs two numbers or two strings, not a number and a string ("value": [18, 65])
          between | , 'value': [1, 2], 'bounds': 'open' | /bounds: bounds must be one of inclusive, exclusive, low and high, not "open" ("bounds": "low")
          starts_with | , 'value': ['a', 1] | /value/1: starts_with needs strings, not a number ("value": ["https://", "http://"])
          contains_i | , 'value': 1 | /value: contains_i needs a string, not a number ("value": "@example.com")
          semver_gte | , 'value': '1.2' | /value: semver_gte needs a semantic version of three numbers, not "1.2" ("value": "2.3.0")
          semver_between | , 'value': ['1.2.3', 'v2.0.0'] | /value/1: semver_between needs a semantic version of three numbers, not "v2.0.0" ("value": ["2.0.0", "3.0.0"])
          before | , 'value': '21.11.2026' | /value: before needs an ISO 8601 date or time, not "21.11.2026" ("value": "2026-11-21T09:00:00Z")
          before | , 'value': '2026-11-21', 'timezone': 'Mars/Olympus' | /timezone: timezone must be a time zone's name or an offset, not "Mars/Olympus" ("timezone": "America/New_York")
          array_length | , 'value': [1, 2] | /value: array_length compares by eq with a number, not an array ("value": 3)
          array_length | , 'value': 1, 'compare': 'contains' | /compare: compare must be one of eq, neq, gt, gte, lt, lte and between, not "contains" ("compare": "gte")
          percentage_bucket | , 'value': 12.345 | /value: percentage_bucket needs a percentage from 0 to 100 with at most two decimals, not 12.345 ("value": 12.5)
          percentage_bucket | , 'value': {'from': 10, 'to': 5} | /value: percentage_bucket has a range that ends at 5, before its start at 10 ("value": 12.5)
          percentage_bucket | , 'value': {'from': 0, 'to': 10000} | /value/to: percentage_bucket needs a whole number from 0 to 9999 for to, not 10000 ("value": 12.5)
          json_path | , 'value': 1 | the document: json_path needs a path ("path": "$.items[0].id")
          json_path | , 'value': 1, 'path': '$.a', 'compare': 'exists' | /compare: compare must be an operator that compares a value, not "exists" ("compare": "contains")
          json_path | , 'value': '1.2', 'path': '$.a', 'compare': 'semver_eq' | /value: semver_eq needs a semantic version of three numbers, not "1.2" ("value": "2.3.0")
          in_segment | , 'value': 'beta' | /value: there is no segment "beta" (the document has no segments)
          in_segment | , 'value': 7 | /value: in_segment needs the name of a segment, or an array of names, not a number ("value": "beta")
          """)
  void a_mistake_says_what_is_wrong_and_what_would_be_right(
      String operator, String value, String mistake) {
    String rule = "{'attribute': 'a', 'operator': '%s'%s}".formatted(operator, value);
    Diagnostics mistakes = new Diagnostics();
    Check.sources(List.of(Trees.source(rule, mistakes)), mistakes);

    assertThat(mistakes.all()).extracting(Diagnostic::toString).containsExactly(mistake);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          time_window | {'start': '25:00', 'end': '17:00'} | /value/start | needs a time of day as HH:MM for start, not "25:00"
          time_window | {'start': '09:00'} | /value | needs a time of day as HH:MM, at most 24:00 for end
          time_window | {'start': '09:00', 'end': '17:00', 'days': ['funday']} | /value/days | knows the days mon to sun, not "funday"
          time_window | {'start': '09:00', 'end': '17:00', 'days': []} | /value/days | needs a list of days such as ["mon", "fri"]
          time_window | {'business_hours': true, 'start': '08:00'} | /value/start | has its start from business_hours already
          time_window | {'business_hours': true, 'timezone': 'CET?'} | /value/timezone | does not know the time zone "CET?"
          geo_distance | {'latitude': 91, 'longitude': 0, 'radius': 1} | /value/latitude | needs a latitude from -90 to 90, not 91
          geo_distance | {'latitude': 1, 'longitude': 0} | /value | needs a radius at least 0
          geo_distance | {'latitude': 1, 'longitude': 0, 'radius': 1, 'unit': 'leagues'} | /value/unit | knows the units km, miles and meters, not "leagues"
          """)
  void a_mistake_in_a_part_of_an_operand_is_told_at_that_part(
      String operator, String value, String place, String what) {
    Diagnostics mistakes = new Diagnostics();
    Check.sources(
        List.of(Trees.source(Documents.condition("a", operator, value), mistakes)), mistakes);

    assertThat(mistakes.all())
        .extracting(mistake -> mistake.place().toString(), Diagnostic::message)
        .containsExactly(tuple(place, operator + " " + what));
  }

  @Test
  void a_segment_that_depends_on_itself_is_refused_with_the_way_around() {
    String document =
        """
        {'rules': {'operator': 'in_segment', 'value': 'a'},
         'segments': {'a': {'not': {'operator': 'in_segment', 'value': ['b', 'c']}},
                      'b': {'operator': 'exists', 'attribute': 'x'},
                      'c': {'any': [{'operator': 'not_in_segment', 'value': 'a'}]}}}\
        """;
    Diagnostics mistakes = new Diagnostics();
    Check.sources(List.of(Trees.source(document, mistakes)), mistakes);

    assertThat(mistakes.all())
        .extracting(Diagnostic::toString)
        .containsExactly(
            "/segments/c/any/0/value: the segment \"a\" depends on itself: a → c → a"
                + " (take one of these out)");
  }

  @Test
  void segments_that_stand_for_too_many_conditions_are_refused() {
    StringBuilder segments = new StringBuilder("'s0': {'operator': 'exists', 'attribute': 'x'}");
    for (int i = 1; i < 40; i++) {
      segments.append(
          ", 's%d': {'all': [%s, {'any': [%s, {'operator': 'exists', 'attribute': 'y'}]}]}"
              .formatted(i, in(i - 1), in(i - 1)));
    }
    Diagnostics mistakes = new Diagnostics();
    Check.sources(
        List.of(
            Trees.source("{'rules': %s, 'segments': {%s}}".formatted(in(39), segments), mistakes)),
        mistakes);

    assertThat(mistakes.errors())
        .isNotEmpty()
        .allMatch(mistake -> mistake.code().equals("too_many_conditions"));
  }

  private static String in(int segment) {
    return "{'operator': 'in_segment', 'value': 's%d'}".formatted(segment);
  }

  @Test
  void a_tree_that_no_reader_limited_is_refused_when_it_is_too_deep() {
    RuleNode deep = new RuleNode.All(Pointer.ROOT, List.of());
    for (int i = 0; i < 100_000; i++) {
      deep = new RuleNode.Not(Pointer.ROOT, deep);
    }
    Diagnostics mistakes = new Diagnostics();
    Check.sources(
        List.of(new Source.Rules(new RuleSet(List.of(new Rule(Pointer.ROOT, deep))))), mistakes);

    assertThat(mistakes.errors()).extracting(Diagnostic::code).containsExactly("too_deep");
  }
}
