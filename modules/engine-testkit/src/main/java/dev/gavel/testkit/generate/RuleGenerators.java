package dev.gavel.testkit.generate;

import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;

/**
 * Documents at random: {@code {"rules", "segments"}} and {@code {"context", "now"}}, as they stand
 * in a case file, so that a failing one can be pasted there.
 */
public final class RuleGenerators {
  private static final int MAX_ITEMS = 4;
  private static final int RULE_DEPTH = 4;
  private static final int SEGMENT_DEPTH = 2;
  private static final int MOST_CHOICES = 160;

  private static final List<String> SEGMENTS = List.of("s0", "s1", "s2");
  private static final List<Operator> OPERATORS = List.of(Operator.values());

  private final Choices choices;
  private final boolean dubious;

  private RuleGenerators(Choices choices, boolean dubious) {
    this.choices = choices;
    this.dubious = dubious;
  }

  /** Rules that every engine compiles, and the segments that they refer to. */
  public static Arbitrary<Value> sources() {
    return Choices.grow(MOST_CHOICES, choices -> new RuleGenerators(choices, false).source());
  }

  /** The same with operands and options of every kind, and with none. */
  public static Arbitrary<Value> dubiousSources() {
    return Choices.grow(MOST_CHOICES, choices -> new RuleGenerators(choices, true).source());
  }

  /** As {@link #sources}, where "rules" is a list of several such. */
  public static Arbitrary<Value> panels() {
    return Choices.grow(
        MOST_CHOICES * 2,
        choices -> {
          RuleGenerators generators = new RuleGenerators(choices, false);
          return generators.source(choices.array(MAX_ITEMS, generators::rules));
        });
  }

  /** A context and its moment. */
  public static Arbitrary<Value> scenes() {
    return Choices.grow(
        MOST_CHOICES * 2,
        choices -> {
          Things things = new Things(choices);
          return scene(things.moment().toString(), things);
        });
  }

  /** Contexts to hear about one after the other; of some the moment is the one before. */
  public static Arbitrary<List<Value>> audiences() {
    return Choices.grow(
        MOST_CHOICES * 4,
        choices -> {
          Things things = new Things(choices);
          List<Value> scenes = new ArrayList<>();
          String now = things.moment().toString();
          for (int left = 1 + choices.below(MAX_ITEMS); left > 0; left--) {
            scenes.add(scene(now, things));
            now = choices.oneIn(2) ? things.moment().toString() : now;
          }
          return List.copyOf(scenes);
        });
  }

  /** A lone sound condition for rules; every operator as often as any other. */
  public static Arbitrary<Value> conditions() {
    return Choices.grow(
        MOST_CHOICES,
        choices -> {
          RuleGenerators generators = new RuleGenerators(choices, false);
          return generators.source(generators.condition(choices.from(OPERATORS), SEGMENTS));
        });
  }

  /** A lone condition for rules that asks whether now lies in a window. */
  public static Arbitrary<Value> windows() {
    return Choices.grow(
        MOST_CHOICES,
        choices -> {
          Map<String, Value> condition = new LinkedHashMap<>();
          condition.put("operator", StringValue.of(Operator.TIME_WINDOW.label()));
          condition.putAll(new Operands(choices, SEGMENTS).fields(Operator.TIME_WINDOW));
          return new RuleGenerators(choices, false).source(ObjectValue.of(condition));
        });
  }

  private Value rules() {
    return ruleList(SEGMENTS, RULE_DEPTH);
  }

  private Value source() {
    return source(rules());
  }

  private static Value scene(String now, Things things) {
    return ObjectValue.builder()
        .put("now", StringValue.of(now))
        .put("context", things.context())
        .build();
  }

  /** Of sound segments each refers only to those after it. */
  private Value source(Value rules) {
    ObjectValue.Builder segments = ObjectValue.builder();
    for (int at = 0; at < SEGMENTS.size(); at++) {
      List<String> others =
          dubious && choices.oneIn(3) ? SEGMENTS : SEGMENTS.subList(at + 1, SEGMENTS.size());
      segments.put(SEGMENTS.get(at), ruleList(others, SEGMENT_DEPTH));
    }
    return ObjectValue.builder().put("rules", rules).put("segments", segments.build()).build();
  }

  private Value ruleList(List<String> segments, int depth) {
    return choices.below(3) < 2
        ? tree(segments, depth)
        : choices.array(
            MAX_ITEMS,
            () ->
                switch (choices.below(3)) {
                  case 0 -> tree(segments, depth);
                  case 1 -> group("when", tree(segments, depth));
                  default -> group("conditions", trees(segments, depth));
                });
  }

  private Value tree(List<String> segments, int depth) {
    return switch (depth == 0 ? 0 : choices.below(8)) {
      case 0, 1, 2 -> condition(choices.from(OPERATORS), segments);
      case 3, 4 -> group("all", trees(segments, depth));
      case 5, 6 -> group("any", trees(segments, depth));
      default -> group("not", tree(segments, depth - 1));
    };
  }

  private Value trees(List<String> segments, int depth) {
    return choices.array(MAX_ITEMS, () -> tree(segments, depth - 1));
  }

  private static Value group(String name, Value content) {
    return ObjectValue.builder().put(name, content).build();
  }

  private Value condition(Operator operator, List<String> segments) {
    Operands operands = new Operands(choices, segments);
    Map<String, Value> condition = new LinkedHashMap<>();
    if (operator.needsAttribute() || choices.oneIn(2)) {
      condition.put("attribute", StringValue.of(attribute(operator, operands)));
    }
    condition.put("operator", StringValue.of(choices.from(operator.names())));
    condition.putAll(operands.fields(operator));
    if (dubious && choices.oneIn(4)) {
      Mistakes.make(operator, condition, choices, new Things(choices));
    }
    return ObjectValue.of(condition);
  }

  private String attribute(Operator operator, Operands operands) {
    String name = operands.attribute(operator);
    return switch (choices.below(12)) {
      case 11 -> new Things(choices).name();
      case 10 -> "child." + name;
      default -> name;
    };
  }
}
