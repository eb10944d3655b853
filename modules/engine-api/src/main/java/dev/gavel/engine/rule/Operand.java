package dev.gavel.engine.rule;

import java.util.List;

/** What an operator expects beside it, with the fields that go with such a value. */
public enum Operand {
  ANYTHING("any JSON value", "\"US\""),
  LIST("an array", "[\"US\", \"CA\"]"),
  NUMBER_OR_TEXT("a number or a string", "18"),
  RANGE("an array of two numbers or two strings", "[18, 65]", "bounds"),
  TEXT("a string", "\"@example.com\""),
  TEXTS("a string or an array of strings", "[\"https://\", \"http://\"]"),
  PATTERN("a regular expression, as RE2 reads it", "\"^[a-z]+@example\\\\.com$\""),
  TIME("an ISO 8601 date or time", "\"2026-11-21T09:00:00Z\"", "timezone"),
  TIMES(
      "an array of two ISO 8601 dates or times",
      "[\"2026-11-01\", \"2026-12-01\"]",
      "bounds",
      "timezone"),
  LENGTH("a number, or an array of two numbers to compare between", "3", "compare", "bounds"),
  VERSION("a semantic version", "\"2.3.0\""),
  VERSIONS("an array of two semantic versions", "[\"2.0.0\", \"3.0.0\"]", "bounds"),
  CIRCLE(
      "an object with latitude, longitude, radius and unit",
      "{\"latitude\": 48.2, \"longitude\": 16.37, \"radius\": 50, \"unit\": \"km\"}"),
  WINDOW(
      "an object with start, end, timezone and days",
      "{\"start\": \"09:00\", \"end\": \"17:00\", \"timezone\": \"Europe/Vienna\","
          + " \"days\": [\"mon\", \"fri\"]}"),
  BUCKETS("a percentage with at most two decimals, or an object with from and to", "12.5", "salt"),
  AT_PATH("what the comparison needs; without it, something must be there", "7", "path", "compare"),
  NOTHING("nothing", ""),
  SEGMENTS("the name of a segment, or an array of names", "\"beta\"");

  private final String noun;
  private final String example;
  private final List<String> options;

  Operand(String noun, String example, String... options) {
    this.noun = noun;
    this.example = example;
    this.options = List.of(options);
  }

  /** What is expected, with its article, for sentences. */
  public String noun() {
    return noun;
  }

  /** JSON that would do; empty where there is nothing to write. */
  public String example() {
    return example;
  }

  /** The fields of a condition that have a meaning beside such a value. */
  public List<String> options() {
    return options;
  }
}
