package dev.gavel.testkit;

import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/**
 * Rules and contexts as JSON documents, so that a failing one can be pasted into a case file.
 *
 * <p>A document is grown from a list of numbers, each of which makes one choice; where the list
 * ends, the first choice is taken, which is always the simplest. So shorter lists and smaller
 * numbers are smaller documents, and lists of numbers are what jqwik makes and shrinks fastest.
 *
 * <p>Names and values come from small pools: rules must meet contexts they match. The pools hold
 * what is easily got wrong: numbers that doubles confuse, digits as text, characters beyond 16
 * bits, names with dots.
 */
final class RuleGenerators {
  private static final int MAX_CHOICES = 120;
  private static final int MAX_ITEMS = 4;
  private static final int RULE_DEPTH = 4;

  private static final List<String> NAMES = List.of("a", "b", "c", "a.b", "b.c", "a.b.c");
  private static final List<Operator> OPERATORS = List.of(Operator.values());

  private static final List<Value> NUMBERS =
      Stream.of(
              "0",
              "1",
              "1.0",
              "1e0",
              "-0.0",
              "2",
              "-1",
              "10",
              "0.1",
              "0.10",
              "1e400",
              "-1e400",
              "1e-400",
              "9007199254740992",
              "9007199254740993",
              "9007199254740993.0",
              "9223372036854775807",
              "9223372036854775808",
              "0.30000000000000004",
              "0.3")
          .map(Value::parse)
          .toList();

  private static final List<Value> STRINGS =
      Stream.of(
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
              "a.b")
          .<Value>map(StringValue::of)
          .toList();

  private static final List<Value> OTHERS =
      List.of(Value.of(true), Value.of(false), Value.of(null));

  private final List<Integer> choices;
  private int next;

  private RuleGenerators(List<Integer> choices) {
    this.choices = choices;
  }

  /** Rules that every engine compiles. */
  static Arbitrary<Value> rules() {
    return grown(choices -> choices.ruleList(choices::condition));
  }

  /** Rules with operands of every kind, and with none. */
  static Arbitrary<Value> dubiousRules() {
    return grown(choices -> choices.ruleList(choices::dubiousCondition));
  }

  /** Attributes, or now and then something that is no object at all. */
  static Arbitrary<Value> contexts() {
    return grown(choices -> choices.below(30) == 29 ? choices.value(1) : choices.object(2));
  }

  private static Arbitrary<Value> grown(Function<RuleGenerators, Value> document) {
    return Arbitraries.integers()
        .between(0, 9999)
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofMaxSize(MAX_CHOICES)
        .withSizeDistribution(RandomDistribution.uniform())
        .map(numbers -> document.apply(new RuleGenerators(numbers)));
  }

  private int below(int bound) {
    return next < choices.size() ? choices.get(next++) % bound : 0;
  }

  private <T> T from(List<T> pool) {
    return pool.get(below(pool.size()));
  }

  private Value ruleList(Supplier<Value> condition) {
    return below(3) < 2
        ? tree(condition, RULE_DEPTH)
        : array(
            () ->
                switch (below(3)) {
                  case 0 -> tree(condition, RULE_DEPTH);
                  case 1 -> group("when", tree(condition, RULE_DEPTH));
                  default -> group("conditions", array(() -> tree(condition, RULE_DEPTH - 1)));
                });
  }

  private Value tree(Supplier<Value> condition, int depth) {
    return switch (depth == 0 ? 0 : below(8)) {
      case 0, 1, 2 -> condition.get();
      case 3, 4 -> group("all", array(() -> tree(condition, depth - 1)));
      case 5, 6 -> group("any", array(() -> tree(condition, depth - 1)));
      default -> group("not", tree(condition, depth - 1));
    };
  }

  private static Value group(String name, Value content) {
    return ObjectValue.builder().put(name, content).build();
  }

  private Value condition() {
    Operator operator = from(OPERATORS);
    return condition(operator).put("value", operand(operator)).build();
  }

  private Value dubiousCondition() {
    ObjectValue.Builder condition = condition(from(OPERATORS));
    return below(10) == 9 ? condition.build() : condition.put("value", value(1)).build();
  }

  private ObjectValue.Builder condition(Operator operator) {
    return ObjectValue.builder()
        .put("attribute", StringValue.of(from(NAMES)))
        .put("operator", StringValue.of(from(operator.names())));
  }

  /** An operand that the operator takes; the compiler points here when an operator is added. */
  private Value operand(Operator operator) {
    return switch (operator) {
      case EQ, NEQ, CONTAINS -> value(1);
      case IN, NOT_IN -> array(() -> value(1));
      case GT, LT -> below(2) == 0 ? from(NUMBERS) : from(STRINGS);
    };
  }

  private Value value(int depth) {
    return switch (below(depth == 0 ? 11 : 19)) {
      case 0, 1, 2, 3, 4 -> from(NUMBERS);
      case 5, 6, 7, 8, 9 -> from(STRINGS);
      case 10 -> from(OTHERS);
      case 11, 12, 13, 14 -> array(() -> value(depth - 1));
      default -> object(depth - 1);
    };
  }

  private Value array(Supplier<Value> item) {
    return ArrayValue.of(Stream.generate(item).limit(below(MAX_ITEMS + 1)).toList());
  }

  private Value object(int depth) {
    ObjectValue.Builder object = ObjectValue.builder();
    for (int left = below(MAX_ITEMS + 1); left > 0; left--) {
      object.put(from(NAMES), value(depth));
    }
    return object.build();
  }
}
