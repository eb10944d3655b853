package dev.gavel.engine.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a condition can ask of an attribute, with every name that it goes by. */
public enum Operator {
  EQ("eq", "equals"),
  NEQ("neq", "ne", "not_equals"),
  IN("in"),
  NOT_IN("notIn", "not_in"),
  CONTAINS("contains"),
  GT("gt"),
  LT("lt");

  private static final Map<String, Operator> BY_NAME =
      Arrays.stream(values())
          .flatMap(operator -> operator.names.stream().map(name -> Map.entry(name, operator)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final List<String> names;

  Operator(String name, String... otherNames) {
    names = Stream.concat(Stream.of(name), Arrays.stream(otherNames)).toList();
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

  /** The labels of all operators, as they stand in a hint. */
  static String allLabels() {
    return Arrays.stream(values()).map(Operator::label).collect(Collectors.joining(", "));
  }
}
