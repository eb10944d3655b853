package dev.gavel.testkit.generate;

import dev.gavel.engine.rule.Operand;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.Map;

/**
 * Makes the fields of a sound condition dubious: some of what it does is a mistake, some is not.
 */
final class Mistakes {
  private static final Map<Operand, List<Value>> OPERANDS =
      Map.ofEntries(
          Map.entry(Operand.ANYTHING, Pools.OTHERS),
          Map.entry(Operand.LIST, Pools.values("\"a\" 1 {} null true")),
          Map.entry(Operand.NUMBER_OR_TEXT, Pools.values("true null [1] {}")),
          Map.entry(
              Operand.RANGE,
              Pools.values(
                  "1 [] [1] [1,2,3] [1,\"a\"] [\"a\",1] [true,false] {\"low\":1,\"high\":2}"
                      + " [null,1]")),
          Map.entry(Operand.TEXT, Pools.values("1 null [] [\"a\"] true")),
          Map.entry(Operand.TEXTS, Pools.values("1 null [\"a\",1] {} [null] [] [[\"a\"]]")),
          Map.entry(
              Operand.PATTERN,
              Pools.values(
                  "\"(\" \"[\" \"*\" \"a**\" \"(?=a)\" \"\\\\1\" \"a{1001}\" \"\\\\\" 1 null"
                      + " [\"a\"]")),
          Map.entry(
              Operand.TIME,
              Pools.values(
                  "\"yesterday\" \"2026-02-30\" \"2026-11-21T25:00\" 1763715600000 null \"\""
                      + " [\"2026-11-21\"] \"09:00\" \"2026-11-21T09:00+19:00\" \"2026-11\"")),
          Map.entry(
              Operand.TIMES,
              Pools.values(
                  "\"2026-11-21\" [] [\"2026-11-21\"] [\"2026-11-21\",\"soon\"] [0,1]"
                      + " [\"2026-11-21\",\"2026-11-22\",\"2026-11-23\"] [\"2026-11-21\",null]")),
          Map.entry(
              Operand.LENGTH, Pools.values("\"3\" null [1,2] [1] [1,\"2\"] 3 true [\"1\",\"2\"]")),
          Map.entry(
              Operand.VERSION,
              Pools.values(
                  "\"1.2\" \"v1.2.3\" \"01.2.3\" \"1.2.3-\" \"1.2.3+\" \"1.2.3-01\" \"1.2.3-a..b\""
                      + " 1 \"\" \"1.2.3.4\" \"1.2.3-\u00E9\" null [\"1.2.3\"]")),
          Map.entry(
              Operand.VERSIONS,
              Pools.values(
                  "\"1.2.3\" [\"1.2.3\"] [\"1.2\",\"2.0.0\"] [\"1.0.0\",\"2\"] [1,2] []"
                      + " [\"1.0.0\",\"2.0.0\",\"3.0.0\"]")),
          Map.entry(
              Operand.CIRCLE,
              Pools.values(
                  "{\"latitude\":91,\"longitude\":0,\"radius\":1} [0,0,1] {} null"
                      + " {\"latitude\":0,\"longitude\":180.5,\"radius\":1}"
                      + " {\"latitude\":0,\"longitude\":0,\"radius\":-1}"
                      + " {\"latitude\":0,\"longitude\":0}"
                      + " {\"latitude\":0,\"radius\":1} {\"longitude\":0,\"radius\":1}"
                      + " {\"latitude\":\"0\",\"longitude\":0,\"radius\":1}"
                      + " {\"latitude\":0,\"longitude\":0,\"radius\":\"1\"}"
                      + " {\"latitude\":0,\"longitude\":0,\"radius\":1,\"unit\":\"feet\"}"
                      + " {\"latitude\":0,\"longitude\":0,\"radius\":1,\"unit\":1}"
                      + " {\"latitude\":0,\"longitude\":0,\"radius\":1,\"colour\":\"red\"}")),
          Map.entry(Operand.WINDOW, windows()),
          Map.entry(
              Operand.BUCKETS,
              Pools.values(
                  "101 -1 12.345 100.01 -0.01 12.340 \"50\" null [] {} {\"from\":0}"
                      + " {\"from\":0,\"to\":10000} {\"from\":5,\"to\":4} {\"from\":-1,\"to\":4}"
                      + " {\"from\":0.5,\"to\":2} {\"from\":\"0\",\"to\":1} {\"to\":4} 1e400")),
          Map.entry(Operand.AT_PATH, Pools.OTHERS),
          Map.entry(Operand.NOTHING, Pools.OTHERS),
          Map.entry(
              Operand.SEGMENTS,
              Pools.values("\"nowhere\" 1 null [\"nowhere\"] [1] {} [\"s0\",\"nowhere\"] []")));

  private static final Map<String, List<Value>> OPTIONS =
      Map.of(
          "bounds", Pools.values("\"open\" 1 [] \"INCLUSIVE\" true"),
          "timezone", Pools.values("\"Mars/Phobos\" 5 \"\" [\"UTC\"]"),
          "salt", Pools.values("1 [] true {}"),
          "compare",
              Pools.values("\"like\" 1 \"json_path\" \"exists\" \"in_segment\" \"not_exists\" []"),
          "path",
              Pools.values(
                  "\"\" \"a\" \"$.\" \"$[\" \"$..\" \"$[01]\" \"$['a\" \"$a\" \"items[0]\" 1 []"
                      + " \"$[-0]\" \"$.1\" \"$.items[\\\"\" \"$x\""));

  private Mistakes() {}

  private static List<Value> windows() {
    return Pools.values(
        "{} null [] \"09:00\" {\"start\":\"09:00\"} {\"end\":\"09:00\"} {\"timezone\":\"UTC\"}"
            + " {\"start\":\"9:00\",\"end\":\"10:00\"} {\"start\":\"09:00\",\"end\":\"25:00\"}"
            + " {\"start\":\"24:00\",\"end\":\"09:00\"} {\"start\":\"09:00\",\"end\":\"24:01\"}"
            + " {\"start\":\"09:60\",\"end\":\"17:00\"} {\"start\":9,\"end\":17}"
            + " {\"start\":\"09:00\",\"end\":\"17:00\",\"timezone\":\"Mars/Phobos\"}"
            + " {\"start\":\"09:00\",\"end\":\"17:00\",\"timezone\":1}"
            + " {\"days\":[]} {\"days\":[\"someday\"]} {\"days\":\"mon\"} {\"days\":[1]}"
            + " {\"days\":[\"mon\",\"m\"]} {\"business_hours\":true,\"days\":[\"mon\"]}"
            + " {\"business_hours\":true,\"start\":\"09:00\",\"end\":\"17:00\"}"
            + " {\"business_hours\":\"yes\"} {\"business_hours\":false}"
            + " {\"business_hours\":false,\"days\":[\"mon\"]} {\"business_hours\":1}");
  }

  static void make(Operator operator, Map<String, Value> fields, Choices choices, Things things) {
    switch (choices.below(5)) {
      case 0, 1 -> fields.put("value", choices.from(operands(operator, fields)));
      case 2 -> fields.put("value", things.value(1));
      case 3 -> fields.remove("value");
      default -> {
        List<String> options = fields.keySet().stream().filter(OPTIONS::containsKey).toList();
        if (!options.isEmpty()) {
          String option = choices.from(options);
          fields.put(option, choices.from(OPTIONS.getOrDefault(option, Pools.OTHERS)));
        }
        if (choices.oneIn(8)) {
          fields.remove("path");
        }
      }
    }
  }

  private static List<Value> operands(Operator operator, Map<String, Value> fields) {
    Operator compared =
        operator == Operator.JSON_PATH && fields.get("compare") instanceof StringValue(String name)
            ? Operator.named(name)
            : operator;
    return OPERANDS.getOrDefault((compared == null ? operator : compared).operand(), Pools.OTHERS);
  }
}
