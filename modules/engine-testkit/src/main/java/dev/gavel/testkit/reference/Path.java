package dev.gavel.testkit.reference;

import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of RFC 9535 that rules are generated with: names, indexes, wildcards, descendants of a
 * name. A step is its text: {@code .name}, {@code ['name']}, {@code [0]}, {@code .*}, {@code [*]},
 * {@code ..name}.
 */
record Path(List<String> steps) {
  private static final String NAME = "[A-Za-z_][A-Za-z_0-9]*";
  private static final Pattern STEP =
      Pattern.compile(
          "\\.\\.?" + NAME + "|\\['" + NAME + "']|\\[(?:0|-?[1-9][0-9]*)]|\\.\\*|\\[\\*]");

  static String text(Condition condition) {
    return condition.options().get("path") instanceof StringValue(String text) ? text : "";
  }

  static @Nullable Path parse(String text) {
    if (!text.startsWith("$")) {
      return null;
    }
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(text).region(1, text.length());
    while (step.lookingAt()) {
      steps.add(step.group());
      step.region(step.end(), text.length());
    }
    return step.regionStart() == text.length() ? new Path(steps) : null;
  }

  boolean isSingular() {
    return steps.stream().noneMatch(step -> step.startsWith("..") || step.contains("*"));
  }

  List<Value> select(Value start) {
    Stream<Value> selected = Stream.of(start);
    for (String step : steps) {
      selected = selected.flatMap(value -> take(step, value));
    }
    return selected.toList();
  }

  private static Stream<Value> take(String step, Value value) {
    if (step.contains("*")) {
      return children(value);
    }
    if (step.startsWith("..")) {
      return Stream.concat(
          member(step.substring(2), value), children(value).flatMap(child -> take(step, child)));
    }
    if (step.startsWith("[") && !step.startsWith("['")) {
      return element(Integer.parseInt(step.substring(1, step.length() - 1)), value);
    }
    return member(
        step.startsWith(".") ? step.substring(1) : step.substring(2, step.length() - 2), value);
  }

  private static Stream<Value> children(Value value) {
    return switch (value) {
      case ArrayValue array -> Lists.elements(array);
      case ObjectValue object -> IntStream.range(0, object.size()).mapToObj(object::value);
      default -> Stream.of();
    };
  }

  private static Stream<Value> member(String name, Value value) {
    return value instanceof ObjectValue object ? Stream.ofNullable(object.get(name)) : Stream.of();
  }

  private static Stream<Value> element(int index, Value value) {
    if (!(value instanceof ArrayValue array)) {
      return Stream.of();
    }
    int at = index < 0 ? array.size() + index : index;
    return at >= 0 && at < array.size() ? Stream.of(array.get(at)) : Stream.of();
  }
}
