package dev.gavel.testkit;

import dev.gavel.engine.rule.Operator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A condition that cannot compare the boolean true.
 *
 * @param fields what follows {@code "operator":} in it, with single quotes for double ones
 */
record Mismatching(String fields) {
  static final List<Mismatching> ALL =
      Stream.of(
              "'gt', 'value': 18",
              "'gte', 'value': 18",
              "'lt', 'value': 18",
              "'lte', 'value': '18'",
              "'between', 'value': [18, 65]",
              "'contains', 'value': 18",
              "'not_contains', 'value': 18",
              "'contains_i', 'value': '18'",
              "'starts_with', 'value': '18'",
              "'ends_with', 'value': ['18', '19']",
              "'match_regex', 'value': '18.*'",
              "'before', 'value': '2018-01-01'",
              "'after', 'value': '2018-01-01', 'timezone': 'Europe/Vienna'",
              "'between_dates', 'value': ['2018-01-01', '2019-01-01']",
              "'contains_all', 'value': [18]",
              "'contains_any', 'value': [18]",
              "'contains_none', 'value': [18]",
              "'array_length', 'value': 18",
              "'array_length', 'compare': 'neq', 'value': 18",
              "'semver_eq', 'value': '18.0.0'",
              "'semver_gt', 'value': '18.0.0'",
              "'semver_gte', 'value': '18.0.0'",
              "'semver_lt', 'value': '18.0.0'",
              "'semver_lte', 'value': '18.0.0'",
              "'semver_between', 'value': ['18.0.0', '19.0.0']",
              "'geo_distance', 'value': {'latitude': 18, 'longitude': 18, 'radius': 18}",
              "'time_window', 'value': {'start': '18:00', 'end': '19:00'}",
              "'percentage_bucket', 'value': 18",
              "'json_path', 'path': '$', 'compare': 'gt', 'value': 18")
          .map(Mismatching::new)
          .toList();

  /** Operators that compare a value of any kind. */
  static final Set<Operator> NEVER =
      EnumSet.of(
          Operator.EQ,
          Operator.NEQ,
          Operator.IN,
          Operator.NOT_IN,
          Operator.EXISTS,
          Operator.NOT_EXISTS,
          Operator.IN_SEGMENT,
          Operator.NOT_IN_SEGMENT);

  String rule() {
    return "{'attribute': 'age', 'operator': " + fields + "}";
  }

  Operator operator() {
    String name = fields.substring(1, fields.indexOf('\'', 1));
    Operator operator = Operator.named(name);
    if (operator == null) {
      throw new IllegalArgumentException(name);
    }
    return operator;
  }
}
