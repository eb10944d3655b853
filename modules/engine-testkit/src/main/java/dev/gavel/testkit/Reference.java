package dev.gavel.testkit;

import dev.gavel.engine.Outcome;
import dev.gavel.engine.rule.Rule;
import dev.gavel.engine.rule.RuleNode;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the rules mean, said as plainly as Java can: an interpreter that walks the tree as it was
 * read, prepares nothing, and borrows no comparison from the values. Engines are held against it.
 */
final class Reference {

  /** An attribute that an operator cannot compare. */
  private static final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Value input;
  private final boolean strict;

  private Reference(Value input, boolean strict) {
    this.input = input;
    this.strict = strict;
  }

  /** The outcome; of a failure only the code is fixed. */
  static Outcome evaluate(RuleSet rules, Value input, boolean strict) {
    Reference reference = new Reference(input, strict);
    try {
      return Outcome.Defined.of(
          rules.letsEveryoneIn()
              || rules.rules().stream().map(Rule::when).anyMatch(reference::holds));
    } catch (Mismatch mismatch) {
      return new Outcome.Failed("mismatch", "");
    }
  }

  static boolean holds(RuleNode node, Value input) {
    return new Reference(input, false).holds(node);
  }

  static boolean mismatches(Condition condition, Value input) {
    try {
      new Reference(input, true).holds(condition);
      return false;
    } catch (Mismatch mismatch) {
      return true;
    }
  }

  /** Whether every operand is one that its operator can work with. */
  static boolean accepts(RuleNode node) {
    return switch (node) {
      case RuleNode.All all -> all.nodes().stream().allMatch(Reference::accepts);
      case RuleNode.Any any -> any.nodes().stream().allMatch(Reference::accepts);
      case RuleNode.Not not -> accepts(not.node());
      case Condition condition -> condition.value() != null && acceptsValue(condition);
    };
  }

  private static boolean acceptsValue(Condition condition) {
    return switch (condition.operator()) {
      case EQ, NEQ, CONTAINS -> true;
      case IN, NOT_IN -> condition.value() instanceof ArrayValue;
      case GT, LT ->
          condition.value() instanceof NumberValue || condition.value() instanceof StringValue;
    };
  }

  private boolean holds(RuleNode node) {
    return switch (node) {
      case RuleNode.All all -> all.nodes().stream().allMatch(this::holds);
      case RuleNode.Any any -> any.nodes().stream().anyMatch(this::holds);
      case RuleNode.Not not -> !holds(not.node());
      case Condition condition -> condition(condition);
    };
  }

  private boolean condition(Condition condition) {
    Value actual = attribute(input, condition.attribute().name());
    Value operand = Objects.requireNonNull(condition.value());
    return switch (condition.operator()) {
      case EQ -> actual != null && same(actual, operand);
      case NEQ -> actual == null || !same(actual, operand);
      case IN -> actual != null && in(actual, (ArrayValue) operand);
      case NOT_IN -> actual == null || !in(actual, (ArrayValue) operand);
      case CONTAINS -> actual != null && contains(actual, operand);
      case GT -> actual != null && compares(actual, operand, order -> order > 0);
      case LT -> actual != null && compares(actual, operand, order -> order < 0);
    };
  }

  private static @Nullable Value attribute(Value context, String path) {
    if (!(context instanceof ObjectValue object)) {
      return null;
    }
    int dot = path.indexOf('.');
    Value value = object.get(path);
    if (value == null && dot >= 0) {
      Value step = object.get(path.substring(0, dot));
      value = step == null ? null : attribute(step, path.substring(dot + 1));
    }
    return value == NullValue.NULL ? null : value;
  }

  private static boolean in(Value actual, ArrayValue operands) {
    return has(operands, actual)
        || (actual instanceof ArrayValue array
            && any(array, element -> has(operands, array.get(element))));
  }

  private boolean contains(Value actual, Value operand) {
    if (actual instanceof ArrayValue array) {
      return has(array, operand);
    }
    return (actual instanceof StringValue(String text)
            && operand instanceof StringValue(String part))
        ? text.contains(part)
        : mismatch();
  }

  private boolean compares(Value actual, Value operand, IntPredicate wanted) {
    if (actual instanceof NumberValue a && operand instanceof NumberValue b) {
      return wanted.test(a.decimal().compareTo(b.decimal()));
    }
    return (actual instanceof StringValue(String a) && operand instanceof StringValue(String b))
        ? wanted.test(Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray()))
        : mismatch();
  }

  private boolean mismatch() {
    if (strict) {
      throw new Mismatch();
    }
    return false;
  }

  private static boolean has(ArrayValue array, Value wanted) {
    return any(array, at -> same(array.get(at), wanted));
  }

  private static boolean has(ObjectValue object, Value key, Value wanted) {
    Value value = object.get(key);
    return value != null && same(value, wanted);
  }

  private static boolean any(ArrayValue array, IntPredicate test) {
    return IntStream.range(0, array.size()).anyMatch(test);
  }

  private static boolean same(Value a, Value b) {
    if (a instanceof NumberValue x && b instanceof NumberValue y) {
      return x.decimal().compareTo(y.decimal()) == 0;
    }
    if (a instanceof ArrayValue x && b instanceof ArrayValue y) {
      return x.size() == y.size()
          && IntStream.range(0, x.size()).allMatch(at -> same(x.get(at), y.get(at)));
    }
    if (a instanceof ObjectValue x && b instanceof ObjectValue y) {
      return x.size() == y.size()
          && IntStream.range(0, x.size()).allMatch(at -> has(y, x.key(at), x.value(at)));
    }
    return a.toString().equals(b.toString());
  }
}
