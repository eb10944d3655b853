package dev.gavel.testkit;

import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Rules and contexts as JSON documents, so that a failing one can be pasted into a case file.
 *
 * <p>Names and values come from small pools: rules must meet contexts they match. The pools hold
 * what is easily got wrong: numbers that doubles confuse, digits as text, characters beyond 16
 * bits, names with dots. What shrinks, shrinks to the first of its pool.
 */
final class RuleGenerators {
  private static final List<String> NAMES = List.of("a", "b", "c", "a.b", "b.c", "a.b.c");

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

  private RuleGenerators() {}

  /** Rules that every engine compiles. */
  static Arbitrary<Value> rules() {
    return ruleLists(
        Combinators.combine(Arbitraries.of(NAMES), Arbitraries.of(Operator.values()))
            .flatAs(
                (name, operator) ->
                    Combinators.combine(Arbitraries.of(operator.names()), operand(operator))
                        .as((label, value) -> condition(name, label).put("value", value).build())));
  }

  /** Rules with operands of every kind, and with none. */
  static Arbitrary<Value> dubiousRules() {
    Arbitrary<ObjectValue.Builder> bare =
        Combinators.combine(Arbitraries.of(NAMES), Arbitraries.of(Operator.values()))
            .as((name, operator) -> condition(name, operator.label()));
    return ruleLists(
        Combinators.combine(bare, value(1).optional(0.9))
            .as(
                (condition, value) ->
                    value
                        .map(operand -> condition.put("value", operand))
                        .orElse(condition)
                        .build()));
  }

  /** Attributes, or now and then something that is no object at all. */
  static Arbitrary<Value> contexts() {
    return Arbitraries.frequencyOf(Tuple.of(30, objects(value(2))), Tuple.of(1, value(1)));
  }

  /** An operand that the operator takes; the compiler points here when an operator is added. */
  private static Arbitrary<Value> operand(Operator operator) {
    return switch (operator) {
      case EQ, NEQ, CONTAINS -> value(1);
      case IN, NOT_IN -> arrays(value(1));
      case GT, LT -> Arbitraries.oneOf(Arbitraries.of(NUMBERS), Arbitraries.of(STRINGS));
    };
  }

  private static Arbitrary<Value> ruleLists(Arbitrary<? extends Value> condition) {
    Arbitrary<Value> tree = tree(condition.map(value -> value), 3);
    Arbitrary<Value> rule =
        Arbitraries.oneOf(
            tree,
            tree.map(when -> ObjectValue.builder().put("when", when).build()),
            arrays(tree).map(list -> ObjectValue.builder().put("conditions", list).build()));
    return Arbitraries.frequencyOf(Tuple.of(2, tree), Tuple.of(1, arrays(rule)));
  }

  private static Arbitrary<Value> tree(Arbitrary<Value> condition, int depth) {
    if (depth == 0) {
      return condition;
    }
    Arbitrary<Value> inner = tree(condition, depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(3, condition),
        Tuple.of(2, arrays(inner).map(nodes -> group("all", nodes))),
        Tuple.of(2, arrays(inner).map(nodes -> group("any", nodes))),
        Tuple.of(1, inner.map(node -> group("not", node))));
  }

  private static ObjectValue.Builder condition(String name, String operator) {
    return ObjectValue.builder()
        .put("attribute", StringValue.of(name))
        .put("operator", StringValue.of(operator));
  }

  private static Value group(String name, Value content) {
    return ObjectValue.builder().put(name, content).build();
  }

  private static Arbitrary<Value> value(int depth) {
    Arbitrary<Value> scalar =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.of(STRINGS)),
            Tuple.of(5, Arbitraries.of(NUMBERS)),
            Tuple.of(1, Arbitraries.of(Value.of(true), Value.of(false), Value.of(null))));
    if (depth == 0) {
      return scalar;
    }
    Arbitrary<Value> inner = value(depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(6, scalar), Tuple.of(2, arrays(inner)), Tuple.of(2, objects(inner)));
  }

  private static Arbitrary<Value> arrays(Arbitrary<Value> items) {
    return items.list().ofMaxSize(4).map(ArrayValue::of);
  }

  private static Arbitrary<Value> objects(Arbitrary<Value> values) {
    return Combinators.combine(Arbitraries.of(NAMES), values)
        .as(Tuple::of)
        .list()
        .ofMaxSize(4)
        .map(
            entries -> {
              ObjectValue.Builder object = ObjectValue.builder();
              entries.forEach(entry -> object.put(entry.get1(), entry.get2()));
              return object.build();
            });
  }
}
