package dev.gavel.testkit.reference;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gavel.engine.Source;
import dev.gavel.engine.rule.Operand;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.rule.Rule;
import dev.gavel.engine.rule.RuleNode;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which rules make sense, down to every operand and option, and in every segment. */
final class Acceptance {
  private static final int LONGEST_PATTERN = 1000;
  private static final Set<String> BOUNDS = Set.of("inclusive", "exclusive", "low", "high");
  private static final Set<String> LENGTH_COMPARES =
      Set.of("eq", "neq", "gt", "gte", "lt", "lte", "between");
  private static final Set<Operator> NOT_AT_PATHS =
      Set.of(
          Operator.JSON_PATH,
          Operator.EXISTS,
          Operator.NOT_EXISTS,
          Operator.IN_SEGMENT,
          Operator.NOT_IN_SEGMENT);

  private final Map<String, RuleSet> segments;

  private Acceptance(Map<String, RuleSet> segments) {
    this.segments = segments;
  }

  static boolean of(Source.Rules source) {
    Acceptance acceptance = new Acceptance(source.segments());
    return Stream.concat(Stream.of(source.rules()), source.segments().values().stream())
            .flatMap(Acceptance::conditions)
            .allMatch(acceptance::accepts)
        && source.segments().keySet().stream()
            .noneMatch(name -> acceptance.isCyclic(name, List.of()));
  }

  private static Stream<Condition> conditions(RuleSet rules) {
    return rules.rules().stream().map(Rule::when).flatMap(Acceptance::conditions);
  }

  private static Stream<Condition> conditions(RuleNode node) {
    return switch (node) {
      case RuleNode.All all -> all.nodes().stream().flatMap(Acceptance::conditions);
      case RuleNode.Any any -> any.nodes().stream().flatMap(Acceptance::conditions);
      case RuleNode.Not not -> conditions(not.node());
      case Condition condition -> Stream.of(condition);
    };
  }

  private boolean isCyclic(String name, List<String> above) {
    RuleSet segment = segments.get(name);
    List<String> here = Stream.concat(above.stream(), Stream.of(name)).toList();
    return above.contains(name)
        || (segment != null
            && conditions(segment)
                .filter(condition -> condition.operator().operand() == Operand.SEGMENTS)
                .flatMap(condition -> Reference.segments(condition.value()))
                .anyMatch(next -> isCyclic(next, here)));
  }

  private boolean accepts(Condition condition) {
    Value value = condition.value();
    return switch (condition.operator().operand()) {
      case NOTHING -> true;
      case SEGMENTS ->
          value != null && textOrTexts(value, name -> segments.containsKey(name.text()));
      case AT_PATH -> atPath(condition);
      default -> value != null && accepts(Comparison.of(condition), value);
    };
  }

  private static boolean atPath(Condition condition) {
    Value compare = condition.options().get("compare");
    if (Path.parse(Path.text(condition)) == null) {
      return false;
    }
    if (compare != null) {
      Operator operator = compare instanceof StringValue(String name) ? Operator.named(name) : null;
      if (operator == null || NOT_AT_PATHS.contains(operator)) {
        return false;
      }
    }
    Value value = condition.value();
    return value == null ? compare == null : accepts(Comparison.atPath(condition), value);
  }

  private static boolean accepts(Comparison comparison, Value value) {
    return switch (comparison.operator().operand()) {
      case ANYTHING -> true;
      case LIST -> value instanceof ArrayValue;
      case NUMBER_OR_TEXT -> isNumber(value) || isText(value);
      case RANGE ->
          (isPair(value, Acceptance::isNumber) || isPair(value, Acceptance::isText))
              && hasBounds(comparison);
      case TEXT -> isText(value);
      case TEXTS -> textOrTexts(value, _ -> true);
      case PATTERN -> value instanceof StringValue(String text) && isPattern(text);
      case TIME -> isTime(value) && hasZone(comparison.options());
      case TIMES ->
          isPair(value, Acceptance::isTime)
              && hasZone(comparison.options())
              && hasBounds(comparison);
      case LENGTH -> isLength(comparison, value);
      case VERSION -> Version.of(value) != null;
      case VERSIONS -> isPair(value, end -> Version.of(end) != null) && hasBounds(comparison);
      case CIRCLE -> value instanceof ObjectValue circle && isCircle(circle);
      case WINDOW -> value instanceof ObjectValue window && isWindow(window);
      case BUCKETS ->
          Buckets.accepts(value) && isAbsentOr(comparison.options(), "salt", Acceptance::isText);
      case AT_PATH, NOTHING, SEGMENTS ->
          throw new IllegalArgumentException(comparison.operator() + " is no comparison");
    };
  }

  private static boolean isNumber(@Nullable Value value) {
    return value instanceof NumberValue;
  }

  private static boolean isText(@Nullable Value value) {
    return value instanceof StringValue;
  }

  private static boolean isTime(Value value) {
    return value instanceof StringValue(String text) && Times.read(text, ZoneOffset.UTC) != null;
  }

  private static boolean isPair(Value value, Predicate<Value> isEnd) {
    return value instanceof ArrayValue array
        && array.size() == 2
        && Lists.elements(array).allMatch(isEnd);
  }

  private static boolean textOrTexts(Value value, Predicate<StringValue> isRight) {
    return value instanceof ArrayValue array
        ? Lists.elements(array)
            .allMatch(element -> element instanceof StringValue text && isRight.test(text))
        : value instanceof StringValue text && isRight.test(text);
  }

  private static boolean isPattern(String text) {
    try {
      return text.length() <= LONGEST_PATTERN && Pattern.compile(text) != null;
    } catch (PatternSyntaxException broken) {
      return false;
    }
  }

  private static boolean isAbsentOr(ObjectValue object, String name, Predicate<Value> isRight) {
    Value value = object.get(name);
    return value == null || isRight.test(value);
  }

  private static boolean hasBounds(Comparison comparison) {
    return isAbsentOr(comparison.options(), "bounds", bounds -> isOne(bounds, BOUNDS));
  }

  private static boolean hasZone(ObjectValue object) {
    return isAbsentOr(
        object, "timezone", zone -> zone instanceof StringValue(String name) && Times.isZone(name));
  }

  private static boolean isOne(Value value, Set<String> names) {
    return value instanceof StringValue(String name) && names.contains(name);
  }

  private static boolean isLength(Comparison comparison, Value value) {
    boolean between = comparison.option("compare", "eq").equals("between");
    return isAbsentOr(comparison.options(), "compare", name -> isOne(name, LENGTH_COMPARES))
        && (between
            ? isPair(value, Acceptance::isNumber) && hasBounds(comparison)
            : isNumber(value));
  }

  private static boolean isCircle(ObjectValue circle) {
    return Circle.isPoint(circle)
        && circle.get("radius") instanceof NumberValue radius
        && radius.decimal().signum() >= 0
        && isAbsentOr(circle, "unit", unit -> isOne(unit, Set.of("km", "miles", "meters")));
  }

  private static boolean isWindow(ObjectValue window) {
    boolean hours = window.has("start") || window.has("end");
    boolean days = window.has("days");
    if (!hasZone(window)
        || !isAbsentOr(window, "business_hours", value -> value instanceof BooleanValue)) {
      return false;
    }
    if (window.get("business_hours") == BooleanValue.TRUE) {
      return !hours && !days;
    }
    return (hours || days)
        && (!hours || isFromTo(window))
        && isAbsentOr(
            window,
            "days",
            list ->
                list instanceof ArrayValue array
                    && array.size() > 0
                    && Lists.elements(array).allMatch(Windows::isDay));
  }

  private static boolean isFromTo(ObjectValue window) {
    Value start = window.get("start");
    return Windows.isClock(start)
        && Windows.isClock(window.get("end"))
        && start instanceof StringValue(String text)
        && !text.startsWith("24");
  }
}
