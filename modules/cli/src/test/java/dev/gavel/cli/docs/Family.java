package dev.gavel.cli.docs;

import dev.gavel.engine.rule.Operator;

/** How the page of the operators is divided, with what the operators of a part have in common. */
enum Family {
  COMPARISON(
      "Comparison",
      """
      Numbers compare by value, strings by code point. A range whose low end is above its high end is
      allowed and never true.
      """),
  TEXT(
      "Text",
      """
      Letter case matters, except to `contains_i`, which folds it as Unicode does, in no one's locale.
      Empty text is a part of every string, and an empty array of texts is never true. A pattern is RE2's:
      it has at most 1,000 characters and takes linear time for every input. It matches at the start of
      the attribute; write `.*` in front to search anywhere, and `$` behind to match it all.
      """),
  LISTS(
      "Lists",
      """
      The attribute is an array; any other kind is a mismatch. Elements compare as `eq` does, and
      duplicates do not matter. Every array holds all of an empty one, and none of it. `array_length`
      compares as `"compare"` says, with a number, or with `[low, high]` for `between`.
      """),
  DATES(
      "Dates",
      """
      A date or time is written as ISO 8601: `2026-11-21`, `2026-11-21T09:00`,
      `2026-11-21T09:00:00.25+01:00`. Without an offset it is read by the clocks of `"timezone"`, else of
      UTC, and a date is its first moment. The attribute may also be a number: epoch milliseconds.
      """),
  VERSIONS(
      "Versions",
      """
      Versions are those of SemVer 2.0, with its precedence: `1.0.0-rc.1` comes before `1.0.0`, and build
      metadata makes no difference. They have three numbers: `1.2` and `v1.2.3` are no versions, in a rule
      a mistake and in an attribute a mismatch.
      """),
  PLACE_AND_TIME(
      "Place and time",
      """
      A distance is measured by the Haversine formula on a sphere of 6,371.0088 km, the edge included; its
      unit is `km` (if none is given), `miles` or `meters`.

      A window opens at `start` and closes just before `end`, on each of the `days` (`mon` to `sun`; every
      day, if there are none), by the clocks of its `timezone`, else of UTC. An end before the start
      crosses midnight and belongs to the day on which it began; the latest end is `24:00`. Days alone are
      whole days. `"business_hours": true` stands for Monday to Friday, 09:00 to 17:00. Without an
      attribute it is about now.
      """),
  PERCENTAGE(
      "Percentage",
      """
      The bucket is MurmurHash3 (x86, 32 bit, seed 0) of the UTF-8 bytes of attribute and `"salt"`,
      unsigned, modulo 10,000. A percentage, with at most two decimals, takes the buckets from 0 upwards:
      12.5 those from 0 to 1249. `{"from": 2500, "to": 4999}` takes a range, both ends included. The
      attribute is a string or a number; 1 and 1.0 are the same.
      """),
  PATHS(
      "Paths",
      """
      `"path"` is a JSONPath (RFC 9535), from the attribute's value or, without an attribute, from the
      whole context. `"compare"` names the operator that compares what is there, by default `eq`; its
      options stand beside it. Without value and compare it is asked whether something is there. Nothing
      there, or null, is a missing attribute. Where a path leads to several values, it is enough that one
      of them compares, or the array of them all.
      """),
  EXISTENCE(
      "Existence",
      """
      Null is not there. No value is needed.
      """),
  SEGMENTS(
      "Segments",
      """
      A segment is a rule tree, or a list of rules, with a name in the snapshot's `"segments"`. It may
      mention others, but not itself, not even by way of others. Of an array of names, one is enough. No
      attribute is needed.
      """);

  private final String title;
  private final String text;

  Family(String title, String text) {
    this.title = title;
    this.text = text;
  }

  String title() {
    return title;
  }

  String text() {
    return text;
  }

  static Family of(Operator operator) {
    return switch (operator) {
      case EQ, NEQ, GT, GTE, LT, LTE, BETWEEN, IN, NOT_IN -> COMPARISON;
      case CONTAINS, NOT_CONTAINS, CONTAINS_I, STARTS_WITH, ENDS_WITH, MATCH_REGEX -> TEXT;
      case CONTAINS_ALL, CONTAINS_ANY, CONTAINS_NONE, ARRAY_LENGTH -> LISTS;
      case BEFORE, AFTER, BETWEEN_DATES -> DATES;
      case SEMVER_EQ, SEMVER_GT, SEMVER_GTE, SEMVER_LT, SEMVER_LTE, SEMVER_BETWEEN -> VERSIONS;
      case GEO_DISTANCE, TIME_WINDOW -> PLACE_AND_TIME;
      case PERCENTAGE_BUCKET -> PERCENTAGE;
      case JSON_PATH -> PATHS;
      case EXISTS, NOT_EXISTS -> EXISTENCE;
      case IN_SEGMENT, NOT_IN_SEGMENT -> SEGMENTS;
    };
  }
}
