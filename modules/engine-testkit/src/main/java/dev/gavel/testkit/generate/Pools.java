package dev.gavel.testkit.generate;

import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What documents are made of. The pools are small, since rules must meet contexts that they match,
 * and hold what is easily got wrong: numbers that doubles confuse, digits as text, characters
 * beyond 16 bits, hours that the clocks skip or show twice.
 */
final class Pools {
  static final List<Value> NUMBERS =
      values(
          "0 1 2 -1 1.0 1e0 -0.0 10 0.1 0.10 1e400 -1e400 1e-400 9007199254740992"
              + " 9007199254740993 9007199254740993.0 9223372036854775807 9223372036854775808"
              + " 0.30000000000000004 0.3");

  static final List<Value> STRINGS =
      strings(
          "",
          "a",
          "b",
          "ab",
          "A",
          "1",
          "10",
          "9",
          "\uE000",
          "\uFFFF",
          "\uD83D\uDE00",
          "\uD800\uDC00",
          "\u00E9",
          "e\u0301",
          "a.b");

  static final List<Value> OTHERS = values("true false null");

  static final List<Value> TEXTS =
      strings(
          "hello",
          "Hello World",
          "https://example.com",
          "joe@example.com",
          "",
          "STRA\u00DFE",
          "stra\u1E9Ee",
          "\u0130stanbul",
          "istanbul",
          "\u0131s\u0131",
          "\u212Aelvin",
          "KELVIN",
          "\u03A3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2",
          "\u03C3\u03C2",
          "a\nb",
          "\uD801\uDC00z",
          "42");

  static final List<Value> PARTS =
      strings(
          "h",
          "he",
          "lo",
          "",
          ".com",
          "HE",
          "e",
          "o",
          "m",
          "n",
          "d",
          "https://",
          "\u00DF",
          "\u1E9E",
          "ss",
          "i",
          "I",
          "\u0130",
          "\u0131",
          "k",
          "\u212A",
          "\u03C2",
          "\u03C3",
          "\uD801\uDC28",
          "b",
          "z");

  static final List<Value> PATTERNS =
      strings(
          "h",
          "hel+o",
          ".*world",
          "(?i)HELLO",
          "^h",
          ".*\\.com$",
          "[a-z]+@[a-z]+\\.com$",
          "",
          "(?:a*)*b",
          "\\p{L}+$",
          "a.b",
          "(?s)a.b",
          "(?m)a$\\n^b$",
          "\\d+",
          ".",
          "x*",
          "[^a-z]",
          "(is|ist)(tan)?",
          "(?i)k",
          ".{5}$",
          "$");

  static final List<Value> TAGS =
      values("\"a\" 1 \"b\" 1.0 true [1] {\"a\":1} null \"A\" \"\u00DF\"");

  static final List<Value> VERSIONS =
      strings(
          "1.0.0",
          "1.2.3",
          "1.2.3+build.7",
          "1.2.3-alpha",
          "1.2.3-alpha.1",
          "1.2.3-alpha.beta",
          "1.2.3-2",
          "1.2.3-11",
          "1.2.3-rc.1+x",
          "1.10.0",
          "2.0.0",
          "0.0.0",
          "2.0.0-0",
          "1.0.99999999999999999999",
          "1.2.3--");

  static final List<Value> BAD_VERSIONS = strings("1.2", "v1.2.3", "01.2.3", "1.2.3-01", "", "2");

  static final List<Value> BUCKETED =
      values(
          "\"u1\" \"u2\" \"u3\" \"u4\" \"\" 1 1.0 1e2 -7.50 0.00 \"1\" \"\u00E9\" \"\uD83D\uDE00\""
              + " 1e1000");

  static final List<Value> PERCENTAGES = values("50 100 0 12.34 33.3 99.99 0.01 5e1 25.00");
  static final List<Value> BUCKET_RANGES =
      values(
          "{\"from\":0,\"to\":4999} {\"from\":5000,\"to\":9999} {\"from\":1234,\"to\":8000}"
              + " {\"from\":0,\"to\":9999} {\"from\":7.0,\"to\":7}");
  static final List<Value> SALTS = strings("s", "", "checkout", "\u00E9");

  static final List<Value> POINTS =
      values(
          "{\"latitude\":48.2082,\"longitude\":16.3738} {\"latitude\":52.52,\"longitude\":13.405}"
              + " {\"latitude\":51.5074,\"longitude\":-0.1278}"
              + " {\"latitude\":40.7128,\"longitude\":-74.006}"
              + " {\"latitude\":-33.8688,\"longitude\":151.2093}"
              + " {\"latitude\":0,\"longitude\":179.9} {\"latitude\":0,\"longitude\":-179.9}"
              + " {\"latitude\":90,\"longitude\":0} {\"latitude\":89.9,\"longitude\":120}"
              + " {\"latitude\":-90,\"longitude\":-180}");
  static final List<Value> NO_POINTS =
      values(
          "{\"latitude\":91,\"longitude\":0} {\"latitude\":0,\"longitude\":-180.1}"
              + " {\"latitude\":\"48\",\"longitude\":16} {\"latitude\":48} {\"longitude\":16}"
              + " [48,16]");
  static final List<Value> RADII = values("600 5000 2 50 16000 20100");
  static final List<Value> UNITS = strings("km", "miles", "meters");

  static final List<Value> ZONES =
      strings("America/New_York", "Europe/Vienna", "UTC", "Asia/Kolkata", "Australia/Lord_Howe");

  /** Local times are read in a zone: some of these do not exist there, some exist twice. */
  static final List<Value> TIMES =
      strings(
          "2026-11-21",
          "2026-03-08T02:30",
          "2026-11-01T01:30:00",
          "2026-03-29T02:30:00.5",
          "2026-10-25T02:00",
          "2026-11-21T09:00:00Z",
          "2026-11-21T10:00:00+01:00",
          "2026-11-21T04:00-0500",
          "2026-11-20T24:00",
          "2026-11-21T09:00:00.000000001Z",
          "1969-12-31T23:59:59.999Z",
          "2026-11-23T17:00",
          "2026-11-21T14:30:00+05:30");

  static final List<Value> MILLIS =
      values(
          "1795251600000 1795251600000.0 1795251600000.5 1795219200000 0 -1 -0.001 1772955000000");

  static final List<Value> NO_TIMES =
      strings(
          "yesterday", "2026-02-30", "2026-13-01", "2026-11-21T25:00", "", "09:00", "1763715600");

  static final List<Value> CLOCKS =
      strings("09:00", "17:00", "00:00", "02:30", "01:30", "22:00", "23:59:59", "03:00:00");

  static final List<Value> DAYS = strings("mon", "SAT", "Sunday", "fri", "tuesday", "Wed", "THU");

  static final List<Instant> MOMENTS =
      Stream.of(
              "1970-01-01T00:00:00Z", // a Thursday
              "2026-11-23T09:00:00Z", // a Monday, and business hours begin in UTC
              "2026-11-23T17:00:00Z",
              "2026-11-23T14:00:00Z",
              "2026-11-23T22:00:00Z",
              "2026-11-20T16:00:00Z",
              "2026-11-22T00:00:00Z",
              "2026-11-22T05:00:00Z",
              "2026-11-21T22:00:00Z",
              "2026-03-08T07:00:00Z", // New York skips an hour
              "2026-11-01T05:30:00Z", // and shows this one twice
              "2026-11-01T06:30:00Z",
              "2026-03-29T01:00:00Z", // Vienna
              "2026-10-25T00:30:00Z",
              "2026-10-25T01:30:00Z",
              "2026-04-04T15:00:00Z", // Lord Howe, half an hour
              "1969-12-31T23:59:59Z")
          .map(Instant::parse)
          .toList();

  static final List<Integer> MILLIS_AROUND = List.of(0, -1, 1, 500, -1000, 1000, 1_800_000);

  private Pools() {}

  static List<Value> values(String jsonWithSpacesBetween) {
    return Stream.of(jsonWithSpacesBetween.split(" ", -1)).map(Value::parse).toList();
  }

  static List<Value> strings(String... texts) {
    return Stream.of(texts).<Value>map(StringValue::of).toList();
  }
}
