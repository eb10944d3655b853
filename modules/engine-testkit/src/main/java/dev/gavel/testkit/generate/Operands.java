package dev.gavel.testkit.generate;

import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Operands and options that an operator takes, and the attributes that it is mostly about. */
final class Operands {
  private static final List<Operator> AT_PATHS =
      Stream.of(Operator.values())
          .filter(operator -> operator.compareTo(Operator.JSON_PATH) < 0)
          .toList();
  private static final List<Value> BOUNDS = Pools.strings("inclusive", "exclusive", "low", "high");
  private static final List<Value> LENGTHS = Pools.values("1 0 2 3 1.0 2.5 -1");
  private static final List<Value> LENGTH_COMPARES =
      Pools.strings("eq", "neq", "gt", "gte", "lt", "lte", "between");

  private final Choices choices;
  private final Things things;
  private final List<String> segments;

  /** The segments are those that a condition may refer to. */
  Operands(Choices choices, List<String> segments) {
    this.choices = choices;
    this.things = new Things(choices);
    this.segments = segments;
  }

  /** The name of a member of contexts whose values the operator is for. */
  String attribute(Operator operator) {
    return switch (operator.operand()) {
      case ANYTHING, LIST, NUMBER_OR_TEXT, RANGE, NOTHING, SEGMENTS ->
          isAboutTags(operator) ? "tags" : choices.common(Things.NAMES);
      case TEXT -> choices.oneIn(3) ? "tags" : "text";
      case TEXTS, PATTERN -> "text";
      case TIME, TIMES, WINDOW -> "when";
      case LENGTH -> "tags";
      case VERSION, VERSIONS -> "version";
      case CIRCLE -> "place";
      case BUCKETS -> "user";
      case AT_PATH -> choices.from(List.of("child", "items", "child.child"));
    };
  }

  private boolean isAboutTags(Operator operator) {
    return switch (operator.positive()) {
      case CONTAINS_ALL, CONTAINS_ANY -> true;
      case CONTAINS, IN -> choices.below(2) == 1;
      default -> false;
    };
  }

  /** The fields of a condition beside its attribute and operator. */
  Map<String, Value> fields(Operator operator) {
    Map<String, Value> fields = new LinkedHashMap<>();
    switch (operator.operand()) {
      case ANYTHING -> fields.put("value", anything(operator));
      case LIST -> fields.put("value", list(operator));
      case NUMBER_OR_TEXT ->
          fields.put(
              "value", choices.common(choices.below(2) == 0 ? Pools.NUMBERS : Pools.STRINGS));
      case RANGE -> range(choices.below(2) == 0 ? Pools.NUMBERS : Pools.STRINGS, fields);
      case TEXT -> fields.put("value", choices.common(Pools.PARTS));
      case TEXTS -> fields.put("value", texts(Pools.PARTS));
      case PATTERN -> fields.put("value", choices.common(Pools.PATTERNS));
      case TIME -> {
        fields.put("value", choices.from(Pools.TIMES));
        sometimes("timezone", Pools.ZONES, fields);
      }
      case TIMES -> {
        range(Pools.TIMES, fields);
        sometimes("timezone", Pools.ZONES, fields);
      }
      case LENGTH -> length(fields);
      case VERSION -> fields.put("value", choices.common(Pools.VERSIONS));
      case VERSIONS -> range(Pools.VERSIONS, fields);
      case CIRCLE -> fields.put("value", circle());
      case WINDOW -> fields.put("value", window());
      case BUCKETS -> {
        fields.put(
            "value", choices.from(choices.oneIn(3) ? Pools.BUCKET_RANGES : Pools.PERCENTAGES));
        sometimes("salt", Pools.SALTS, fields);
      }
      case AT_PATH -> atPath(fields);
      case NOTHING -> sometimes("value", Pools.OTHERS, fields);
      case SEGMENTS -> fields.put("value", segments());
    }
    return fields;
  }

  private Value anything(Operator operator) {
    if (choices.below(2) == 0) {
      return operator.positive() == Operator.CONTAINS
          ? choices.common(Pools.TAGS)
          : choices.common(choices.below(2) == 0 ? Pools.NUMBERS : Pools.STRINGS);
    }
    return things.value(1);
  }

  private Value list(Operator operator) {
    return operator.positive() == Operator.IN && choices.below(2) == 0
        ? choices.array(4, () -> things.value(1))
        : choices.array(3, () -> choices.common(Pools.TAGS));
  }

  private Value texts(List<Value> pool) {
    return choices.below(3) < 2 ? choices.from(pool) : choices.array(3, () -> choices.from(pool));
  }

  private void range(List<Value> pool, Map<String, Value> fields) {
    Value one = choices.common(pool);
    Value other = choices.from(pool);
    boolean swapped = Value.ORDER.compare(one, other) > 0 && !choices.oneIn(5);
    fields.put("value", swapped ? ArrayValue.of(other, one) : ArrayValue.of(one, other));
    sometimes("bounds", BOUNDS, fields);
  }

  private void sometimes(String name, List<Value> pool, Map<String, Value> fields) {
    if (choices.oneIn(2)) {
      fields.put(name, choices.from(pool));
    }
  }

  private void length(Map<String, Value> fields) {
    fields.put("value", choices.from(LENGTHS));
    sometimes("compare", LENGTH_COMPARES, fields);
    if (StringValue.of("between").equals(fields.get("compare"))) {
      range(LENGTHS, fields);
    }
  }

  private Value circle() {
    ObjectValue point = (ObjectValue) choices.from(Pools.POINTS);
    ObjectValue.Builder circle =
        ObjectValue.builder()
            .put("radius", choices.from(Pools.RADII))
            .put(point.key(0), point.value(0))
            .put(point.key(1), point.value(1));
    return choices.oneIn(2)
        ? circle.put("unit", choices.from(Pools.UNITS)).build()
        : circle.build();
  }

  private Value window() {
    Map<String, Value> window = new LinkedHashMap<>();
    sometimes("timezone", Pools.ZONES, window);
    int shape = choices.below(8);
    if (shape == 7) {
      window.put("business_hours", Value.of(true));
      return ObjectValue.of(window);
    }
    if (shape < 6) {
      window.put("start", choices.from(Pools.CLOCKS));
      window.put("end", choices.oneIn(5) ? StringValue.of("24:00") : choices.from(Pools.CLOCKS));
    }
    if (shape > 2) {
      window.put(
          "days",
          ArrayValue.of(
              Stream.generate(() -> choices.from(Pools.DAYS))
                  .limit(1 + choices.below(6))
                  .toList()));
    }
    return ObjectValue.of(window);
  }

  private void atPath(Map<String, Value> fields) {
    Operator compared = choices.from(AT_PATHS);
    fields.put("path", StringValue.of(path(attribute(compared))));
    if (choices.below(6) > 0) {
      fields.putAll(atPath(compared));
      if (compared != Operator.EQ || choices.oneIn(2)) {
        fields.put("compare", StringValue.of(choices.from(compared.names())));
      }
    }
  }

  /** At a path, a length's operand says by itself how it compares. */
  private Map<String, Value> atPath(Operator compared) {
    Map<String, Value> fields = fields(compared);
    fields.remove("compare");
    return fields;
  }

  private String path(String name) {
    String last = choices.oneIn(4) ? "['" + name + "']" : "." + name;
    String path =
        name.contains(".")
            ? ".*"
            : choices.from(
                List.of(
                    last,
                    ".." + name,
                    last,
                    ".." + name,
                    "[0]" + last,
                    "[*]" + last,
                    "[-1]" + last,
                    ".child" + last,
                    ".items[0]" + last,
                    ".items[*]" + last,
                    ".*" + last,
                    last + "[0]",
                    last + "[*]",
                    "[*]",
                    ""));
    return "$" + path;
  }

  private Value segments() {
    if (segments.isEmpty()) {
      return ArrayValue.EMPTY;
    }
    return choices.below(3) < 2
        ? StringValue.of(choices.from(segments))
        : choices.array(3, () -> StringValue.of(choices.from(segments)));
  }
}
