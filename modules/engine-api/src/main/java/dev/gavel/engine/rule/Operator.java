package dev.gavel.engine.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a condition can ask of an attribute, with every name that it goes by.
 *
 * <p>The documentation of the operators is made from these declarations.
 */
public enum Operator {
  EQ(
      Operand.ANYTHING,
      "The attribute equals the value; arrays and objects deeply.",
      "eq",
      "equals"),
  NEQ(EQ, "neq", "ne", "not_equals"),
  GT(Operand.NUMBER_OR_TEXT, "The attribute is greater than the value.", "gt"),
  GTE(Operand.NUMBER_OR_TEXT, "The attribute is the value or greater.", "gte"),
  LT(Operand.NUMBER_OR_TEXT, "The attribute is less than the value.", "lt"),
  LTE(Operand.NUMBER_OR_TEXT, "The attribute is the value or less.", "lte"),
  BETWEEN(Operand.RANGE, "The attribute lies in the range.", "between"),
  IN(
      Operand.LIST,
      "The attribute equals an element of the value; of an array, one of its elements does.",
      "in"),
  NOT_IN(IN, "notIn", "not_in"),
  CONTAINS(
      Operand.ANYTHING,
      "The attribute is a string that holds the text, or an array that holds the value.",
      "contains"),
  NOT_CONTAINS(CONTAINS, "not_contains"),
  CONTAINS_I(Operand.TEXT, "The attribute holds the text, letter case aside.", "contains_i"),
  STARTS_WITH(Operand.TEXTS, "The attribute starts with the text, or one of them.", "starts_with"),
  ENDS_WITH(Operand.TEXTS, "The attribute ends with the text, or one of them.", "ends_with"),
  MATCH_REGEX(
      Operand.PATTERN,
      "The pattern matches at the start of the attribute.",
      "match_regex",
      "matches"),
  BEFORE(Operand.TIME, "The attribute is a moment before the value.", "before"),
  AFTER(Operand.TIME, "The attribute is a moment after the value.", "after"),
  BETWEEN_DATES(Operand.TIMES, "The attribute is a moment in the range.", "between_dates"),
  CONTAINS_ALL(Operand.LIST, "The attribute is an array that holds every element.", "contains_all"),
  CONTAINS_ANY(Operand.LIST, "The attribute is an array that holds an element.", "contains_any"),
  CONTAINS_NONE(CONTAINS_ANY, "contains_none"),
  ARRAY_LENGTH(Operand.LENGTH, "The attribute is an array whose length compares.", "array_length"),
  SEMVER_EQ(Operand.VERSION, "The attribute is a version of the same precedence.", "semver_eq"),
  SEMVER_GT(Operand.VERSION, "The attribute is a later version.", "semver_gt"),
  SEMVER_GTE(Operand.VERSION, "The attribute is the version or a later one.", "semver_gte"),
  SEMVER_LT(Operand.VERSION, "The attribute is an earlier version.", "semver_lt"),
  SEMVER_LTE(Operand.VERSION, "The attribute is the version or an earlier one.", "semver_lte"),
  SEMVER_BETWEEN(Operand.VERSIONS, "The attribute is a version in the range.", "semver_between"),
  GEO_DISTANCE(
      Operand.CIRCLE, "The attribute, a latitude and longitude, is in the circle.", "geo_distance"),
  TIME_WINDOW(
      Operand.WINDOW,
      "The moment is in the window of the week: the attribute's, or now without one.",
      "time_window"),
  PERCENTAGE_BUCKET(
      Operand.BUCKETS,
      "The attribute and the salt hash into one of the buckets, of which there are 10,000.",
      "percentage_bucket"),
  JSON_PATH(
      Operand.AT_PATH,
      "What is at the path in the attribute, or in the context, compares.",
      "json_path"),
  EXISTS(Operand.NOTHING, "The attribute is there, and not null.", "exists"),
  NOT_EXISTS(EXISTS, "not_exists"),
  IN_SEGMENT(Operand.SEGMENTS, "The context is in the segment, or one of them.", "in_segment"),
  NOT_IN_SEGMENT(IN_SEGMENT, "not_in_segment");

  private static final Map<String, Operator> BY_NAME =
      Arrays.stream(values())
          .flatMap(operator -> operator.names.stream().map(name -> Map.entry(name, operator)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final Operand operand;
  private final String meaning;
  private final @Nullable Operator twin;
  private final List<String> names;

  Operator(Operand operand, String meaning, String name, String... otherNames) {
    this.operand = operand;
    this.meaning = meaning;
    this.twin = null;
    this.names = Stream.concat(Stream.of(name), Arrays.stream(otherNames)).toList();
  }

  Operator(Operator twin, String name, String... otherNames) {
    this.operand = twin.operand;
    this.meaning = "Whenever " + twin.label() + " is not true; also when the attribute is missing.";
    this.twin = twin;
    this.names = Stream.concat(Stream.of(name), Arrays.stream(otherNames)).toList();
  }

  public static @Nullable Operator named(String name) {
    return BY_NAME.get(name);
  }

  /** The name in rules and messages. */
  public String label() {
    return names.getFirst();
  }

  /** The label and every other name. */
  public List<String> names() {
    return names;
  }

  public Operand operand() {
    return operand;
  }

  /** When a condition with it is true, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /** Whether it is the exact complement of its {@link #positive()} twin. */
  public boolean isNegative() {
    return twin != null;
  }

  /** The twin of a negative operator, and every other operator itself. */
  public Operator positive() {
    return twin == null ? this : twin;
  }

  /** Whether a condition must name an attribute; without one it is about the whole context. */
  public boolean needsAttribute() {
    return this != TIME_WINDOW && this != JSON_PATH && positive() != IN_SEGMENT;
  }

  /** What could have been meant by a name that no operator has, for a hint. */
  static String suggestion(String name) {
    String nearest = Spelling.nearest(name, BY_NAME.keySet());
    return nearest == null
        ? "one of " + Arrays.stream(values()).map(Operator::label).collect(Collectors.joining(", "))
        : "did you mean " + nearest + "?";
  }
}
